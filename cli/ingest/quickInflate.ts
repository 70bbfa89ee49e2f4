/**
 * Streams of a PDF are unpacked in one go: Node's own `DecompressionStream`, which pdf.js takes, spends more on its pieces than
 * on unpacking. What it cannot unpack whole pdf.js takes up itself, as it does otherwise.
 */
import { inflateSync } from "node:zlib";

/** Bytes of one stream, unpacked. */
const LARGEST = 200_000_000;

/** As much of it as pdf.js asks for. */
class WholeDecompressionStream {
  readonly #unpacked: Promise<Uint8Array>;
  #take: (bytes: Uint8Array) => void = () => {};

  constructor() {
    this.#unpacked = new Promise((resolve, reject) => {
      this.#take = (bytes) => {
        try {
          resolve(inflateSync(bytes, { maxOutputLength: LARGEST }));
        } catch (error) {
          reject(error);
        }
      };
    });
  }

  readonly writable = {
    getWriter: () => ({
      ready: Promise.resolve(),
      write: async (bytes: Uint8Array) => this.#take(bytes),
      close: async () => {},
    }),
  };

  readonly readable = {
    [Symbol.asyncIterator]: () => {
      let isDone = false;
      return {
        next: async () => {
          if (isDone) return { done: true, value: undefined };
          isDone = true;
          return { done: false, value: await this.#unpacked };
        },
      };
    },
  };
}

Object.assign(globalThis, { DecompressionStream: WholeDecompressionStream });
