// Tells what of two types is not the same; every way in which they can differ is tried right here.

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
type One<T, K> = { [P in keyof T as P extends K ? P : never]: T[P] };
type Different<A, B> = Same<A, B> extends true
  ? never
  : "the type" | { [K in keyof A | keyof B]-?: Same<One<A, K>, One<B, K>> extends true ? never : K }[keyof A | keyof B];
declare function same<T extends never>(): T;

// @ts-expect-error a missing property
same<Different<{ a: string }, { a: string; b: string }>>();
// @ts-expect-error an extra property
same<Different<{ a: string; b: string }, { a: string }>>();
// @ts-expect-error another type
same<Different<{ a: string }, { a: number }>>();
// @ts-expect-error any type at all
same<Different<{ a: any }, { a: string }>>();
// @ts-expect-error another type deep inside
same<Different<{ a: { b: string[] }[] }, { a: { b: number[] }[] }>>();
// @ts-expect-error an optional property
same<Different<{ a?: string }, { a: string }>>();
// @ts-expect-error undefined in place of nothing
same<Different<{ a?: string | undefined }, { a?: string }>>();
// @ts-expect-error null
same<Different<{ a: string | null }, { a: string }>>();
// @ts-expect-error a missing value
same<Different<"a" | (string & {}), "a" | "b" | (string & {})>>();
// @ts-expect-error a closed enum
same<Different<"a" | "b", "a" | "b" | (string & {})>>();
// @ts-expect-error a text in place of an enum
same<Different<string, "a" | (string & {})>>();
// @ts-expect-error a date
same<Different<{ a: number | string }, { a: number | string | Date }>>();
