"use client";

import { useEffect } from "react";
import { answer } from "../../job/job.js";

export default function Page() {
  useEffect(() => {
    globalThis.report = answer({ baseUrl: new URL("/api", location.href).href });
  }, []);
  return <p>A page whose calls go by a route that adds the key</p>;
}
