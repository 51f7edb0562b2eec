//! What the table of hosts says of runs.

use super::table::{HostRun, Lean, markdown, renewed, tells};

fn run(tool: &str, mode: &str, version: &str) -> HostRun {
    HostRun {
        name: format!("{tool}-{mode}").to_lowercase(),
        tool: tool.to_owned(),
        mode: mode.to_owned(),
        version: Some(version.to_owned()),
        pinned: true,
        needs: None,
        lean: None,
        passed: true,
        seconds: 1.0,
        error: None,
    }
}

#[test]
fn a_tool_has_a_row_for_each_version_and_need() {
    let mut page = run("Vite", "build", "8.3.8");
    page.lean = Some(Lean {
        raw: 70_000,
        gzip: 31 * 1024,
    });
    let mut policy = run("Vite", "build under a policy", "8.3.8");
    policy.needs = Some("`'wasm-unsafe-eval'`".to_owned());
    let runs = [
        page,
        policy,
        run("Vite", "dev", "8.3.8"),
        run("Vite", "dev", "7.0.0"),
    ];
    let table = markdown(&runs).unwrap();
    let rows: Vec<_> = table.lines().skip(2).collect();
    assert_eq!(
        rows,
        [
            "| Vite | 8.3.8 | build, dev | 31.0 KB | nothing |",
            "| Vite | 8.3.8 | build under a policy |  | `'wasm-unsafe-eval'` |",
            "| Vite | 7.0.0 | dev |  | nothing |",
        ]
    );
    assert!(runs.iter().all(|run| tells(&table, run)));
}

#[test]
fn a_run_takes_the_place_of_the_one_before() {
    let before = vec![run("Vite", "dev", "8.3.8"), run("Deno", "run", "2.9.5")];
    let now = [run("Bun", "run", "1.4.5"), run("Vite", "dev", "8.4.0")];
    let all = renewed(before, &now);
    let versions: Vec<_> = all
        .iter()
        .filter_map(|run| run.version.as_deref())
        .collect();
    assert_eq!(versions, ["8.4.0", "2.9.5", "1.4.5"]);
}

#[test]
fn a_table_that_says_otherwise_is_stale() {
    let table = markdown(&[
        run("Deno", "run, both ways", "2.9.5"),
        run("Deno", "test", "2.9.5"),
    ])
    .unwrap();
    assert!(tells(&table, &run("Deno", "test", "2.9.5")));
    assert!(!tells(&table, &run("Deno", "check", "2.9.5")));
    assert!(!tells(&table, &run("Deno", "test", "2.9.6")));
    assert!(!tells(&table, &run("Bun", "test", "2.9.5")));
    assert!(!tells(&table, &run("Deno", "both", "2.9.5")));
    let mut elsewhere = run("Deno", "run, both ways", "2.9.6");
    elsewhere.pinned = false;
    assert!(tells(&table, &elsewhere));
    elsewhere.needs = Some("a flag".to_owned());
    assert!(!tells(&table, &elsewhere));
}
