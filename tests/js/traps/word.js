// The word on which the build of the core for these tests traps: src/binding/trap.rs.

export const WORD = "the-instance-traps-here";
