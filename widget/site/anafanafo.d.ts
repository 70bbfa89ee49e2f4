declare module "anafanafo" {
  /** Width of a text in px. */
  export default function measure(text: string, options: { font: string }): number;
}
