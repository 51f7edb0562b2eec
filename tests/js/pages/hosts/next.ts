// As much of Next's own module as the pages show.

export type NextRequest = Request;

export class NextResponse extends Response {
  static next() {
    return new NextResponse(null, { status: 200 });
  }
}
