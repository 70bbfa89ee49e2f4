/** Files that a page makes and its reader keeps. */

/** Pictures are saved at twice the size they are shown at. */
const SCALE = 2;

/** Offers a file to be saved. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function svgFile(markup: string): Blob {
  return new Blob([markup], { type: "image/svg+xml" });
}

/** @param markup a picture that says its own size. @throws where the browser cannot draw it */
export async function pngFile(markup: string): Promise<Blob> {
  const address = URL.createObjectURL(svgFile(markup));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * SCALE;
    canvas.height = image.height * SCALE;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("no picture came"))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
