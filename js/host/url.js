// Hosts of URLs that are not written in ASCII -> as every browser writes them, where this host can do that.

/**
 * The text, with the host of an absolute URL in Punycode. What no host may hold stays as it is, and so does a URL with a
 * user's name: whoever compares it refuses it.
 * @param {string} text
 */
export function asciiHost(text) {
  const [, scheme = "", host = "", rest = ""] = /^([a-z][a-z\d+.-]*:\/\/)([^/?#\\@%\s:]*)(.*)$/is.exec(text) ?? [];
  if (!/[^\0-\x7f]/.test(host)) return text;
  try {
    return `${scheme}${new URL(scheme + host).hostname}${rest}`;
  } catch {
    return text;
  }
}
