// Whether the window is wide, for what is folded where it is not.

import { useEffect, useState } from "preact/hooks";

const WIDE = matchMedia("(min-width: 48rem)");

export const isWide = () => WIDE.matches;

export function useWide() {
  const [wide, setWide] = useState(isWide);
  useEffect(() => {
    const change = () => setWide(isWide());
    WIDE.addEventListener("change", change);
    return () => WIDE.removeEventListener("change", change);
  }, []);
  return wide;
}
