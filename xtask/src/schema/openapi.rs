//! Reads an OpenAPI document, in one file or in many, and gives its facts.

mod keywords;
mod operation;
mod schema;

use crate::folder::files_ending;
use crate::schema::facts::Facts;
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Where schemas with names stand, in one file and in the folder of many.
const SCHEMAS: &str = "components/schemas";

/// The document as one value, in which all references lead to schemas with names.
pub(crate) struct Document(Value);

impl Document {
    /// Opens a file, or a folder with an `openapi.yaml` in it.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let root = if path.is_dir() {
            path.join("openapi.yaml")
        } else {
            path.to_owned()
        };
        let root =
            fs::canonicalize(&root).with_context(|| format!("opening {}", root.display()))?;
        let mut files = Files {
            folder: root.with_file_name(SCHEMAS),
            schemas: BTreeMap::new(),
        };
        let mut document = files.read(&root)?;
        // A schema in a file that nothing refers to must not go unnoticed.
        if files.folder.is_dir() {
            for file in files_ending(&files.folder, "yaml")? {
                files.schema(&file)?;
            }
        }
        if !files.schemas.is_empty() {
            ensure!(
                document.pointer("/components/schemas").is_none(),
                "schemas both in the document and beside it"
            );
            let schemas = files.schemas.into_iter();
            let schemas: Map<_, _> = schemas.map(|(name, (_, schema))| (name, schema)).collect();
            let fields = document
                .as_object_mut()
                .context("the document is no object")?;
            fields.insert("components".to_owned(), json!({ "schemas": schemas }));
        }
        Ok(Self(document))
    }

    /// A document from its content, in which all references lead to schemas with names.
    pub(crate) fn of(content: Value) -> Self {
        Self(content)
    }

    /// What the document calls itself, and the version of the API.
    pub(crate) fn title(&self) -> Result<(&str, &str)> {
        let word = |pointer| self.0.pointer(pointer).and_then(Value::as_str);
        let title = word("/info/title").context("the document has no `info.title`")?;
        let version = word("/info/version").context("the document has no `info.version`")?;
        Ok((title, version))
    }

    /// The schemas that have names.
    pub(crate) fn schemas(&self) -> Option<&Map<String, Value>> {
        self.0.pointer("/components/schemas")?.as_object()
    }

    /// All that the judge compares. `roots` are schemas that stand for themselves.
    pub(crate) fn facts(&self, roots: &[&str]) -> Result<Facts> {
        let mut reader = schema::Reader::new(self);
        reader.operations()?;
        reader.schemas(roots)?;
        Ok(reader.facts)
    }

    /// The name and the schema to which a reference leads, where the value is one.
    fn target<'a>(&'a self, value: &'a Value) -> Result<Option<(&'a str, &'a Value)>> {
        let Some(reference) = value.get("$ref") else {
            return Ok(None);
        };
        let reference = reference.as_str().context("a `$ref` is not a string")?;
        let name = reference.strip_prefix("#/components/schemas/");
        let schema = name.and_then(|name| Some((name, self.schemas()?.get(name)?)));
        schema
            .map(Some)
            .with_context(|| format!("`$ref: {reference}` leads to no schema"))
    }

    /// The schema itself, where the value is a reference.
    fn follow<'a>(&'a self, mut value: &'a Value) -> Result<&'a Value> {
        for _ in 0..32 {
            match self.target(value)? {
                None => return Ok(value),
                Some((_, target)) => value = target,
            }
        }
        bail!("references that refer to each other")
    }
}

/// The files of a document.
struct Files {
    /// Where the files lie that have a schema each.
    folder: PathBuf,
    schemas: BTreeMap<String, (PathBuf, Value)>,
}

impl Files {
    fn read(&mut self, file: &Path) -> Result<Value> {
        let reading = || format!("reading {}", file.display());
        let text = fs::read_to_string(file).with_context(reading)?;
        let mut value = serde_saphyr::from_str(&text).with_context(reading)?;
        self.join(&mut value, file).with_context(reading)?;
        Ok(value)
    }

    /// Puts other files in the place of references to them, or the names of their schemas.
    fn join(&mut self, value: &mut Value, file: &Path) -> Result<()> {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str)
            && !reference.starts_with("#/")
        {
            ensure!(
                !reference.contains([':', '#']) && !reference.starts_with('/'),
                "`$ref: {reference}` is not a plain relative reference"
            );
            let target = fs::canonicalize(file.with_file_name(reference))?;
            if target.starts_with(&self.folder) {
                value["$ref"] = self.schema(&target)?.into();
            } else {
                *value = self.read(&target)?;
            }
        } else if let Some(fields) = value.as_object_mut() {
            for field in fields.values_mut() {
                self.join(field, file)?;
            }
        } else if let Some(items) = value.as_array_mut() {
            for item in items {
                self.join(item, file)?;
            }
        }
        Ok(())
    }

    /// Reads the schema of a file, once, and gives the reference to it.
    fn schema(&mut self, file: &Path) -> Result<String> {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        if let Some((known, _)) = self.schemas.get(&*name) {
            ensure!(known == file, "two schemas are called `{name}`");
        } else {
            // It may contain itself.
            let none = (file.to_owned(), Value::Null);
            self.schemas.insert(name.to_string(), none);
            let schema = (file.to_owned(), self.read(file)?);
            self.schemas.insert(name.to_string(), schema);
        }
        Ok(format!("#/components/schemas/{name}"))
    }
}
