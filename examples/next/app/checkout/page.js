// What is behind middleware.js: a page of its own for each request, never one from a cache.
export const dynamic = "force-dynamic";

export default function Checkout() {
  return <h1>Checkout</h1>;
}
