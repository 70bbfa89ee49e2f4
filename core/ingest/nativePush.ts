/**
 * The engine's own `push`, kept from before pdf.js is loaded: its build for older engines puts a slow one in its place
 * wherever an array whose length is fixed takes a push (V8 before 12.2), which no array here is.
 */
export const nativePush = Array.prototype.push;
