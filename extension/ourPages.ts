/** Addresses of the extension's own pages. */

/** @param path "council.html?id=kent" */
export function ourPage(path: string): string {
  return new URL(`/${path}`, location.href).href;
}

export function councilPage(id: string): string {
  return ourPage(`council.html?id=${encodeURIComponent(id)}`);
}
