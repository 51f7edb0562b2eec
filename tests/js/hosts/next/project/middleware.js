import { NextResponse } from "next/server";
import { answer } from "./job/job.js";

export async function middleware() {
  const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;
  return NextResponse.json(await answer({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL }));
}

export const config = { matcher: "/middleware" };
