/** What the data files come to, checked and as plain data: builds put it into what they make, and for Node in this file's place. */
import { compileGate } from "../find/compileGate.ts";
import { readyLexicon } from "../find/readyLexicon.ts";
import { makeRegister } from "../model/register.ts";
import { compileLexicon } from "./compileLexicon.ts";
import { countrySigns } from "./countrySigns.ts";
import { readDataset } from "./dataset.ts";

const dataset = readDataset();

export const register = makeRegister(dataset);
export const lexiconData = compileLexicon(dataset);
export const readyLexiconData = readyLexicon(lexiconData);
export const gateData = compileGate(lexiconData);
export const countrySignsData = countrySigns(dataset);
