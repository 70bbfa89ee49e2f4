/**
 * Streams of a PDF are unpacked in one go: Node's own `DecompressionStream`, which pdf.js takes, spends more on its pieces than
 * on unpacking. What it cannot unpack whole pdf.js takes up itself, as it does otherwise.
 */
import { inflateSync } from "node:zlib";

/** Bytes of one stream, unpacked. */
const LARGEST = 200_000_000;

/** As much of it as pdf.js asks for: it writes all there is, and then reads. */
class WholeDecompressionStream {
  #packed = new Uint8Array();

  readonly writable = {
    getWriter: () => ({
      ready: Promise.resolve(),
      write: async (bytes: Uint8Array<ArrayBuffer>) => {
        this.#packed = bytes;
      },
      close: async () => {},
    }),
  };

  readonly readable = this.#unpacked();

  async *#unpacked() {
    yield inflateSync(this.#packed, { maxOutputLength: LARGEST });
  }
}

Object.assign(globalThis, { DecompressionStream: WholeDecompressionStream });
