// What the host says to bytes of wasm.

export const runtime = "edge";

export async function GET() {
  const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
  try {
    return new Response(String(new WebAssembly.Module(bytes)));
  } catch (error) {
    return new Response(String(error));
  }
}
