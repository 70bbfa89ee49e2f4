/** The part of addons-linter that the tests use; the package has no types of its own. */
declare module "addons-linter" {
  type Message = { code: string; message: string; file?: string };
  export type Config = { _: string[]; logLevel: "fatal"; output: "none"; selfHosted: boolean };
  export function createInstance(options: { config: Config; runAsBinary: boolean }): {
    run(): Promise<{ errors: Message[]; warnings: Message[] }>;
  };
}
