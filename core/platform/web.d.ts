/**
 * What pages, workers and Node all have, and the core may use: read by the core's own type check alone, which knows
 * neither the DOM nor Node. Whoever imports the core brings the full types.
 */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(encoding?: string, options?: { fatal?: boolean });
  decode(bytes: Uint8Array): string;
}
declare class URLSearchParams {
  delete(name: string): void;
  forEach(tell: (value: string, name: string) => void): void;
  keys(): IterableIterator<string>;
  sort(): void;
}
declare class URL {
  constructor(address: string, base?: string);
  static canParse(address: string, base?: string): boolean;
  hash: string;
  host: string;
  hostname: string;
  href: string;
  pathname: string;
  protocol: string;
  search: string;
  readonly searchParams: URLSearchParams;
}
declare function atob(base64: string): string;
declare function btoa(bytes: string): string;
declare const crypto: {
  readonly subtle: {
    importKey(
      format: "raw",
      key: Uint8Array<ArrayBuffer>,
      algorithm: "Ed25519",
      extractable: boolean,
      usages: "verify"[],
    ): Promise<object>;
    verify(
      algorithm: "Ed25519",
      key: object,
      signature: Uint8Array<ArrayBuffer>,
      data: Uint8Array<ArrayBuffer>,
    ): Promise<boolean>;
  };
};
