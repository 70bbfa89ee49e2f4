/** PDFs in the layouts of Ofsted's reports, with words and grades of our own. */
import PDFDocument from "pdfkit";

export type ReportPdf = {
  /** Above the title, as reports until 2022 have it. */
  above?: string;
  title: string;
  dates: string;
  published?: string;
  /** A SIF report's verdict. */
  verdict?: string;
  rows: [label: string, grade: string][];
  /** Whether the table has a head, as ILACS reports have. */
  hasHead: boolean;
  /** The text after the table. */
  body: string[];
  /** Heads of SIF sections, each on a page of its own. */
  sections?: [label: string, grade: string][];
  userPassword?: string;
};

const LEFT = 72;
const GRADES = 380;

export async function reportPdf(report: ReportPdf): Promise<Buffer> {
  const { above, title, dates, published, verdict, rows, hasHead, body, sections = [] } = report;
  const pdf = new PDFDocument({
    size: "A4",
    margin: LEFT,
    compress: true,
    ...(report.userPassword && { userPassword: report.userPassword }),
  });
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => pdf.on("end", () => resolve(Buffer.concat(chunks))));
  if (above) pdf.fontSize(20).text(above);
  pdf.fontSize(14).text(title).moveDown().fontSize(12).text(`Inspection dates: ${dates}`);
  if (published) pdf.text(`Report published: ${published}`);
  pdf.moveDown();
  if (verdict) pdf.text(verdict).moveDown();
  if (hasHead) row(pdf, "Judgement", "Grade");
  for (const [label, grade] of rows) row(pdf, label, grade);
  pdf.moveDown();
  for (const paragraph of body) pdf.text(paragraph, LEFT, undefined, { width: 450 }).moveDown();
  for (let page = 0; sections.length > 0 && page < 3; page++)
    pdf.addPage().text("Nothing is said on this page of anybody.");
  for (const [label, grade] of sections) {
    pdf.addPage();
    row(pdf, label, grade);
    pdf.text("Summary", LEFT).text("What was seen is told here.");
  }
  pdf.end();
  return done;
}

/** A label and its grade side by side, each wrapped in its own column and centred on the row. */
function row(pdf: PDFKit.PDFDocument, label: string, grade: string): void {
  const y = pdf.y + 8;
  const [left, right] = [{ width: 280 }, { width: 120 }];
  const heights = [pdf.heightOfString(label, left), pdf.heightOfString(grade, right)] as const;
  const height = Math.max(...heights);
  pdf.text(label, LEFT, y + (height - heights[0]) / 2, left);
  pdf.text(grade, GRADES, y + (height - heights[1]) / 2, right);
  pdf.x = LEFT;
  pdf.y = y + height + 6;
}

const LEADERS = "The impact of leaders on social work practice with children and families";
const HELP = "The experiences and progress of children who need help and protection";
const CARE = "The experiences and progress of children in care";
const LEAVERS = "The experiences and progress of care leavers";
const TOGETHER = "The experiences and progress of children in care and care leavers";

type Grades = { leaders: string; help: string; care: string; leavers?: string; overall?: string };

/** @param change what differs from a sound report */
export function ilacs(
  title: string,
  dates: string,
  grades: Grades,
  change: Partial<ReportPdf> = {},
): ReportPdf {
  const { leaders, help, care, leavers, overall } = grades;
  const careLabel = leavers ? CARE : TOGETHER;
  const judged: [string, string][] = [
    [LEADERS, leaders],
    [HELP, help],
    [careLabel, care],
    ...(leavers ? [[LEAVERS, leavers] as [string, string]] : []),
  ];
  const headings = judged.map(([label, grade]) => `${label}: ${grade.toLowerCase()}`);
  return {
    title,
    dates,
    rows: overall ? [...judged, ["Overall effectiveness", overall]] : judged,
    hasHead: true,
    body: headings.flatMap((heading) => [
      heading,
      "1. What was seen of it is told here, at some length and in order.",
    ]),
    ...change,
  };
}

export function sif(
  above: string,
  dates: string,
  published: string,
  verdict: string,
  change: Partial<ReportPdf> = {},
): ReportPdf {
  return {
    above,
    title:
      "Inspection of services for children in need of help and protection, children looked after and care leavers",
    dates,
    published,
    verdict,
    rows: [
      ["1. Children who need help and protection", "Requires improvement"],
      ["2. Children looked after and achieving permanence", "Good"],
      ["2.1 Adoption performance", "Good"],
      ["2.2 Experiences and progress of care leavers", "Outstanding"],
      ["3. Leadership, management and governance", "Requires improvement to be good"],
    ],
    hasHead: false,
    body: ["It is expected that children get help that is good."],
    sections: [
      ["The experiences and progress of children who need help and protection", "Requires improvement"],
      ["The experiences and progress of children looked after and achieving permanence", "Good"],
      ["Leadership, management and governance", "Requires improvement"],
    ],
    ...change,
  };
}
