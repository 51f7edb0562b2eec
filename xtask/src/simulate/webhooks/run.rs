//! The walk through a day of webhooks, from one event of the simulation to the next.

use super::batch::{Batch, Rows};
use super::{Design, Outcome};
use crate::simulate::arrivals::{Arrivals, seconds};
use crate::simulate::figures::Model;
use crate::simulate::stations::{Bucket, Latency, Server, Span, Spread};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// What happens at a time, besides arrivals.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// This queue's batch of this number has waited long enough.
    Close(usize, u64),
    /// One of the connections of a batch is free.
    Connection(usize),
    /// A batch that failed comes again.
    Again(usize),
}

/// A queue: the batch that fills, and those that wait for a consumer.
#[derive(Default)]
struct Queue {
    bucket: Option<Bucket>,
    open: Vec<u64>,
    opened: u64,
    ready: VecDeque<usize>,
    at_once: u64,
}

pub(super) struct Run<'a> {
    model: &'a Model,
    design: &'a Design,
    rng: Pcg64Mcg,
    put: Latency,
    hop: Latency,
    queues: Vec<Queue>,
    objects: Vec<Server>,
    steps: BinaryHeap<Reverse<(u64, Step)>>,
    retries: VecDeque<u64>,
    batches: Vec<Batch>,
    idle: Vec<usize>,
    delay: Spread,
    outcome: Outcome,
}

impl<'a> Run<'a> {
    pub(super) fn new(model: &'a Model, design: &'a Design) -> Option<Self> {
        let queue = |_| Queue {
            bucket: design.queue_rate.map(|rate| Bucket::new(rate, rate)),
            ..Queue::default()
        };
        Some(Self {
            model,
            design,
            rng: Pcg64Mcg::seed_from_u64(design.seed ^ 1),
            put: Latency::new(model.put_ms, model.latency_tail)?,
            hop: Latency::new(model.hop_ms, model.latency_tail)?,
            queues: (0..design.queues).map(queue).collect(),
            objects: vec![Server::default(); design.objects as usize],
            steps: BinaryHeap::new(),
            retries: VecDeque::new(),
            batches: Vec::new(),
            idle: Vec::new(),
            delay: Spread::new(),
            outcome: Outcome::default(),
        })
    }

    pub(super) fn day(mut self) -> Outcome {
        let Design {
            rate, span, seed, ..
        } = self.design;
        let mut arrivals = Arrivals::new(rate.clone(), *span, *seed).peekable();
        loop {
            let arrival = arrivals.peek().copied().unwrap_or(u64::MAX);
            let retry = self.retries.front().copied().unwrap_or(u64::MAX);
            let step = self.steps.peek().map_or(u64::MAX, |Reverse((at, _))| *at);
            let now = arrival.min(retry).min(step);
            if now >= span.to {
                break;
            }
            if step == now {
                if let Some(Reverse((_, step))) = self.steps.pop() {
                    self.take(now, step);
                }
            } else if retry == now {
                self.retries.pop_front();
                self.outcome.sent_again += 1;
                let first = now - seconds(self.model.webhook_retry_seconds);
                if !self.accept(now, first) {
                    self.outcome.lost += 1;
                }
            } else {
                arrivals.next();
                self.outcome.sent += 1;
                if !self.accept(now, now) {
                    self.retries
                        .push_back(now + seconds(self.model.webhook_retry_seconds));
                }
            }
        }
        self.end()
    }

    /// Whether the Worker took it, and the queue.
    fn accept(&mut self, now: u64, first: u64) -> bool {
        if Span::has(self.design.worker_down, now) {
            return false;
        }
        let number = self.rng.random_range(0..self.queues.len());
        let Some(queue) = self.queues.get_mut(number) else {
            return false;
        };
        if queue
            .bucket
            .as_mut()
            .is_some_and(|bucket| !bucket.take(now))
        {
            self.outcome.refused += u64::from(first == now);
            return false;
        }
        self.outcome.waiting += 1;
        self.outcome.most_waiting = self.outcome.most_waiting.max(self.outcome.waiting);
        if queue.open.is_empty() {
            let close = now + seconds(self.model.queue_wait_seconds);
            self.steps
                .push(Reverse((close, Step::Close(number, queue.opened))));
        }
        queue.open.push(first);
        if queue.open.len() >= self.model.queue_batch as usize {
            self.close(now, number);
        }
        true
    }

    fn close(&mut self, now: u64, number: usize) {
        let Some(queue) = self.queues.get_mut(number) else {
            return;
        };
        queue.opened += 1;
        let at = self.idle.pop().unwrap_or_else(|| {
            self.batches.push(Batch::default());
            self.batches.len() - 1
        });
        if let Some(batch) = self.batches.get_mut(at) {
            batch.fill(number, &mut queue.open);
        }
        queue.ready.push_back(at);
        self.begin(now, number);
    }

    /// Begins as many batches of a queue as may run at once.
    fn begin(&mut self, now: u64, number: usize) {
        let each = self.design.objects / self.design.queues;
        let rows = Rows {
            first: each * number as u32,
            objects: each,
            hottest: if number == 0 {
                self.model.hottest_visitor
            } else {
                0.0
            },
        };
        let Some(queue) = self.queues.get_mut(number) else {
            return;
        };
        while queue.at_once < self.model.queue_concurrency as u64 {
            let Some(at) = queue.ready.pop_front() else {
                return;
            };
            let Some(batch) = self.batches.get_mut(at) else {
                return;
            };
            queue.at_once += 1;
            self.outcome.batches += 1;
            self.outcome.most_batches_at_once =
                self.outcome.most_batches_at_once.max(queue.at_once);
            let put = now + self.put.sample(&mut self.rng);
            for _ in 0..batch.start(&rows, self.model.connections as usize, &mut self.rng) {
                self.steps.push(Reverse((put, Step::Connection(at))));
            }
        }
    }

    fn take(&mut self, now: u64, step: Step) {
        match step {
            Step::Close(number, opened) => {
                if self
                    .queues
                    .get(number)
                    .is_some_and(|queue| queue.opened == opened)
                {
                    self.close(now, number);
                }
            }
            Step::Connection(at) => self.connection(now, at),
            Step::Again(at) => {
                let Some(number) = self.batches.get(at).map(|batch| batch.queue) else {
                    return;
                };
                let Some(queue) = self.queues.get_mut(number) else {
                    return;
                };
                queue.ready.push_back(at);
                self.begin(now, number);
            }
        }
    }

    /// Takes the rows of one more object there; without any left, the connection is done, and with the last of them the batch.
    fn connection(&mut self, now: u64, at: usize) {
        let Some(batch) = self.batches.get_mut(at) else {
            return;
        };
        if let Some((object, rows)) = batch.next() {
            let is_slow = object == 0 && Span::has(self.design.object_slow, now);
            let factor = if is_slow { self.model.slow_factor } else { 1.0 };
            let service = 1e9 / self.model.object_rate + f64::from(rows) * self.model.row_us * 1e3;
            let Some(server) = self.objects.get_mut(object as usize) else {
                return;
            };
            let done = server.serve(now, (service * factor) as u64);
            self.outcome.object_requests += 1;
            let back = done + self.hop.sample(&mut self.rng);
            self.steps.push(Reverse((back, Step::Connection(at))));
        } else if batch.is_last_connection() {
            self.done(now, at);
        }
    }

    fn done(&mut self, now: u64, at: usize) {
        let chance: f64 = self.rng.random();
        let again = now + seconds(self.model.queue_retry_seconds);
        let Some(batch) = self.batches.get_mut(at) else {
            return;
        };
        let fails = chance < self.model.batch_failures;
        let comes_again = chance < self.model.batch_failures + self.model.redelivered;
        let messages = batch.firsts.len() as u64;
        if batch.is_stored {
            self.outcome.duplicates += messages;
        } else if !fails {
            for first in &batch.firsts {
                self.delay.add(now - first);
            }
            self.outcome.stored += messages;
            self.outcome.waiting -= messages;
            batch.is_stored = true;
        }
        let number = batch.queue;
        match comes_again {
            true => self.steps.push(Reverse((again, Step::Again(at)))),
            false => self.idle.push(at),
        }
        if let Some(queue) = self.queues.get_mut(number) {
            queue.at_once -= 1;
        }
        self.begin(now, number);
    }

    fn end(mut self) -> Outcome {
        let Span { from, to } = self.design.span;
        let used = self.objects.iter().map(|object| object.used(to - from));
        self.outcome.object_used = used.fold(0.0, f64::max);
        self.outcome.delay = self.delay.percentiles();
        // Refused once, and not yet sent again.
        self.outcome.waiting += self.retries.len() as u64;
        self.outcome
    }
}
