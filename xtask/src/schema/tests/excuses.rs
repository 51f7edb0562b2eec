//! Which differences an excuse takes away, and when an excuse is a fault itself.

use crate::schema::EXCUSES;
use crate::schema::compare::Difference;
use crate::schema::documents::KNOWN;
use crate::schema::excuses::{apply, read};

const LIST: &str = r#"
[[excuse]]
documents = ["notes", "shelves"]
path = "Note.*.at"
difference = "optional in the document, required in the crate"
reason = "It is always there."
"#;

fn difference(path: &str, detail: &str) -> Difference {
    Difference {
        path: path.to_owned(),
        detail: detail.to_owned(),
    }
}

/// The paths that stay open, and those of the excuses that are not needed.
fn verdict(document: &str, differences: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let excuses = read(LIST, &["notes", "shelves", "books"]).unwrap();
    let differences = differences
        .iter()
        .map(|(path, detail)| difference(path, detail));
    let verdict = apply(document, &excuses, differences.collect());
    let open = verdict.open.into_iter().map(|one| one.path);
    let stale = verdict.stale.into_iter().map(|one| one.path.clone());
    (open.collect(), stale.collect())
}

#[test]
fn an_excused_difference_is_none() {
    let optional = "optional in the document, required in the crate";
    let two = [("Note.first.at", optional), ("Note.last.seen.at", optional)];
    assert_eq!(verdict("notes", &two), (vec![], vec![]));
}

#[test]
fn another_path_or_another_difference_stays() {
    let optional = "optional in the document, required in the crate";
    let turned = "optional in the crate, required in the document";
    let stale = || vec!["Note.*.at".to_owned()];
    let other_path = [("Note.first.on", optional)];
    assert_eq!(
        verdict("notes", &other_path),
        (vec!["Note.first.on".to_owned()], stale())
    );
    let other_way = [("Note.first.at", turned)];
    assert_eq!(
        verdict("notes", &other_way),
        (vec!["Note.first.at".to_owned()], stale())
    );
}

#[test]
fn an_excuse_is_for_the_documents_that_it_names() {
    let optional = "optional in the document, required in the crate";
    let one = [("Note.first.at", optional)];
    assert_eq!(
        verdict("books", &one),
        (vec!["Note.first.at".to_owned()], vec![])
    );
    assert_eq!(verdict("shelves", &one), (vec![], vec![]));
}

#[test]
fn a_list_with_a_fault_is_refused() {
    let refused = |text: &str| read(text, &["notes", "shelves"]).unwrap_err().to_string();
    assert_eq!(
        refused(&LIST.replace("It is always there.", " ")),
        "Note.*.at: no reason given"
    );
    assert_eq!(
        refused(&LIST.replace("\"shelves\"", "\"shelfs\"")),
        "Note.*.at: there is no document called \"shelfs\""
    );
    assert_eq!(
        refused(&LIST.replace("\"notes\", \"shelves\"", "")),
        "Note.*.at: no document named"
    );
    refused(&LIST.replace("path", "paths"));
}

#[test]
fn the_list_of_this_project_can_be_read() {
    read(EXCUSES, &KNOWN.map(|known| known.name)).unwrap();
}
