// An IP address as servers and proxies write it -> the field of an edge event that it belongs into.

/** More than any address has, in whichever spelling. */
const MAX_CHARACTERS = 64;
/** Without leading zeros, which some read as octal. */
const IPV4 = /^(?:(?:0|[1-9]\d{0,2})(?:\.(?!$)|$)){4}$/;

/**
 * A port is taken off; an IPv4 address that is written as IPv6 is one of IPv4.
 * @param {unknown} address
 * @returns {{ ipv4_address: string } | { ipv6_address: string } | undefined} nothing for what is not one address
 */
export function addressField(address) {
  const text = typeof address === "string" && address.length <= MAX_CHARACTERS ? address.trim() : "";
  const ipv4 = text.replace(/:\d{1,5}$/, "");
  if (isIpv4(ipv4)) return { ipv4_address: ipv4 };
  const ipv6 = /^\[(.*)\](?::\d{1,5})?$/.exec(text)?.[1] ?? text;
  // Not every host looks as closely at an address of IPv4 within one of IPv6.
  const isWritten = /^[\da-f:]*:[\da-f:.]*$/i.test(ipv6) && (!ipv6.includes(".") || isIpv4(ipv6.slice(ipv6.lastIndexOf(":") + 1)));
  const hostname = isWritten ? hostnameOf(`http://[${ipv6}]`) : undefined;
  if (!hostname) return undefined;
  const [, high, low] = /^\[::ffff:([\da-f]+):([\da-f]+)\]$/.exec(hostname) ?? [];
  if (!high) return { ipv6_address: ipv6 };
  return { ipv4_address: [high, low].flatMap((part) => [Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 255]).join(".") };
}

/** @param {string} text */
function isIpv4(text) {
  return IPV4.test(text) && text.split(".").every((part) => Number(part) < 256);
}

/** @param {string} url */
function hostnameOf(url) {
  try {
    return new URL(url).hostname;
  } catch {
    return undefined;
  }
}
