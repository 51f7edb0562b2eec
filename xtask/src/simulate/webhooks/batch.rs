//! A batch of a queue: the messages in it, and which Durable Objects their rows go to.

use rand::RngExt;
use rand_pcg::Pcg64Mcg;

#[derive(Default)]
pub(super) struct Batch {
    pub(super) queue: usize,
    /// When each of its messages was sent first.
    pub(super) firsts: Vec<u64>,
    /// Whether all that it is delivered again for is there.
    pub(super) is_stored: bool,
    /// Objects, with how many rows go to each.
    rows: Vec<(u32, u32)>,
    counts: Vec<u32>,
    next: usize,
    connections: usize,
}

/// How rows are spread over objects: by the hash of their visitor.
pub(super) struct Rows {
    /// The first of the objects that rows of this queue go to.
    pub(super) first: u32,
    pub(super) objects: u32,
    /// How much of all is one visitor's, which is in the first of them.
    pub(super) hottest: f64,
}

impl Batch {
    /// Takes the messages over.
    pub(super) fn fill(&mut self, queue: usize, open: &mut Vec<u64>) {
        self.queue = queue;
        self.firsts.clear();
        self.firsts.append(open);
        self.is_stored = false;
    }

    /// Says where its rows go, and over how many connections.
    pub(super) fn start(&mut self, rows: &Rows, most: usize, rng: &mut Pcg64Mcg) -> usize {
        self.next = 0;
        self.counts.clear();
        self.counts.resize(rows.objects as usize, 0);
        for _ in &self.firsts {
            let object = match rng.random::<f64>() {
                chance if chance < rows.hottest => 0,
                _ => rng.random_range(0..self.counts.len()),
            };
            if let Some(count) = self.counts.get_mut(object) {
                *count += 1;
            }
        }
        self.rows.clear();
        let objects = (rows.first..).zip(&self.counts);
        self.rows.extend(
            objects
                .filter(|(_, count)| **count > 0)
                .map(|(object, count)| (object, *count)),
        );
        self.connections = self.rows.len().min(most);
        self.connections
    }

    pub(super) fn next(&mut self) -> Option<(u32, u32)> {
        let next = self.rows.get(self.next).copied();
        self.next += 1;
        next
    }

    /// Gives one connection back.
    pub(super) fn is_last_connection(&mut self) -> bool {
        self.connections -= 1;
        self.connections == 0
    }
}
