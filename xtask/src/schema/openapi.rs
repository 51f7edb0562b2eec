//! Reads an OpenAPI document, in one file or in many, and follows its references.

mod operation;
mod schema;

pub(crate) use operation::{Operation, Parameter, Place};

use crate::schema::types::{Definition, Types};
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The document with all files that it refers to.
pub(crate) struct Document {
    root: PathBuf,
    files: BTreeMap<PathBuf, Value>,
}

/// A value of the document, and the file by which its references go.
#[derive(Clone, Copy)]
struct Node<'a> {
    file: &'a Path,
    value: &'a Value,
}

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
        let mut files = BTreeMap::new();
        // A schema in a file that nothing refers to must not go unnoticed.
        let mut wanted = yaml_files(&root.with_file_name("components").join("schemas"))?;
        wanted.push(root.clone());
        while let Some(path) = wanted.pop() {
            if files.contains_key(&path) {
                continue;
            }
            let file = read(&path)?;
            for reference in references(&file) {
                wanted.extend(split(&path, reference)?.0);
            }
            files.insert(path, file);
        }
        Ok(Self { root, files })
    }

    /// A document of one file, from its content.
    #[cfg(test)]
    pub(crate) fn of(content: Value) -> Self {
        let root = PathBuf::from("/openapi.yaml");
        let files = BTreeMap::from([(root.clone(), content)]);
        Self { root, files }
    }

    /// What the document calls itself.
    pub(crate) fn title(&self) -> Result<&str> {
        let title = self.root()?.value.pointer("/info/title");
        title
            .and_then(Value::as_str)
            .context("the document has no `info.title`")
    }

    /// The version of the API.
    pub(crate) fn version(&self) -> Result<&str> {
        let version = self.root()?.value.pointer("/info/version");
        version
            .and_then(Value::as_str)
            .context("the document has no `info.version`")
    }

    /// Every schema that has a name: those under `components`, and the files of a folder of that name.
    pub(crate) fn types(&self) -> Result<Types> {
        let folder = self.root.with_file_name("components").join("schemas");
        let mut named = BTreeMap::new();
        for (file, value) in &self.files {
            let inside = value
                .pointer("/components/schemas")
                .and_then(Value::as_object);
            let inside = inside.into_iter().flatten();
            let own = file.starts_with(&folder).then(|| {
                let path = file.to_string_lossy();
                (last_name(&path), value)
            });
            let all = inside.map(|(name, value)| (name.clone(), value)).chain(own);
            for (name, value) in all {
                let of = schema::read(Node { file, value })
                    .with_context(|| format!("in the schema `{name}`"))?;
                ensure!(
                    named.insert(name.clone(), Definition::new(of)).is_none(),
                    "two schemas are called `{name}`"
                );
            }
        }
        Ok(Types::new(named))
    }

    fn root(&self) -> Result<Node<'_>> {
        let (file, value) = self
            .files
            .get_key_value(&self.root)
            .context("the document was not read")?;
        Ok(Node { file, value })
    }

    /// The value itself where it is a reference.
    fn follow<'a>(&'a self, mut node: Node<'a>) -> Result<Node<'a>> {
        for _ in 0..32 {
            match node.value.get("$ref") {
                None => return Ok(node),
                Some(reference) => {
                    let reference = reference.as_str().context("a `$ref` is not a string")?;
                    node = self.target(node.file, reference)?;
                }
            }
        }
        bail!("references that refer to each other in {:?}", node.file)
    }

    fn target(&self, file: &Path, reference: &str) -> Result<Node<'_>> {
        let (path, pointer) = split(file, reference)?;
        let path = path.as_deref().unwrap_or(file);
        let (file, content) = self
            .files
            .get_key_value(path)
            .with_context(|| format!("{} was not read", path.display()))?;
        let value = content
            .pointer(pointer)
            .with_context(|| format!("`$ref: {reference}` leads nowhere"))?;
        Ok(Node { file, value })
    }
}

impl<'a> Node<'a> {
    fn get(self, key: &str) -> Option<Node<'a>> {
        let value = self.value.get(key)?;
        Some(Node { value, ..self })
    }

    fn with(self, value: &'a Value) -> Node<'a> {
        Node { value, ..self }
    }
}

/// The name of a schema by its file or by the end of its reference.
fn last_name(reference: &str) -> String {
    let last = reference.rsplit('/').next().unwrap_or(reference);
    last.trim_end_matches(".yaml").to_owned()
}

/// The file of a reference, where it is another one, and the pointer in that file.
fn split<'a>(from: &Path, reference: &'a str) -> Result<(Option<PathBuf>, &'a str)> {
    let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    ensure!(
        !file.contains(':') && !file.starts_with('/') && !pointer.contains(['~', '%']),
        "`$ref: {reference}` is not a plain relative reference"
    );
    if file.is_empty() {
        return Ok((None, pointer));
    }
    let mut path = PathBuf::new();
    for component in from.with_file_name(file).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if path.file_name().is_some() => {
                path.pop();
            }
            other => path.push(other),
        }
    }
    Ok((Some(path), pointer))
}

/// Every `$ref` of a file, wherever it stands.
fn references(value: &Value) -> Vec<&str> {
    match value {
        Value::Object(fields) => {
            let here = fields.get("$ref").and_then(Value::as_str);
            let inside = fields.values().flat_map(references);
            here.into_iter().chain(inside).collect()
        }
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

fn read(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    serde_saphyr::from_str(&text).with_context(|| format!("parsing {}", path.display()))
}

/// The YAML files of a folder and of all in it; none where there is no such folder.
fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(yaml_files(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            found.push(path);
        }
    }
    Ok(found)
}
