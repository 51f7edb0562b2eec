//! Prints the TypeScript declarations of the API's types, for the npm package.

fn main() {
    print!("{}", fingerprint_edge::api::typescript::declarations());
}
