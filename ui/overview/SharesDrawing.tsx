/** The chart of shares: in a page, whose styles colour it, or as a picture that stands alone. */
import type { Framework } from "../../core/model/grade.ts";
import type { Band, Shares } from "../../core/overview/shares.ts";
import type { StandingGrade } from "../../core/overview/standing.ts";
import { gradeLooks, type Scheme, standingWords } from "../map/gradeLooks.ts";
import { mixed, SURFACE, TEXT } from "../pictureColours.ts";
import { drawBands, type Frame, steps, timeScale } from "./shareBands.ts";

const WIDTH = 640;
const FRAME: Frame = { left: 40, top: 8, width: 592, height: 302 };
const KEY = { top: 344, columns: 3, width: 198, height: 18 };
/** About, of the widest letters that a browser may have. */
const LETTER_WIDTH = 7.2;
/** What a picture that stands alone has above and below. */
const AROUND = { above: 56, below: 58 };

type Props = { shares: Shares; label: string; alone?: { scheme: Scheme; title: string; source: string[] } };

export function SharesDrawing({ shares, label, alone }: Props) {
  const bands = drawBands(shares, FRAME, (band) => (nameOf(band).length + 1) * LETTER_WIDTH);
  const x = timeScale(shares.days, FRAME);
  const paint = alone && painter(alone.scheme);
  const bottom = FRAME.top + FRAME.height;
  const below = KEY.top + Math.ceil(bands.length / KEY.columns) * KEY.height;
  const height = below + (alone ? AROUND.above + AROUND.below : 0);
  const border = frameworkBorder(shares);
  return (
    <svg
      class="shares-chart"
      viewBox={`0 ${alone ? -AROUND.above : 0} ${WIDTH} ${height}`}
      role="img"
      aria-label={label}
      {...(alone && {
        xmlns: "http://www.w3.org/2000/svg",
        width: WIDTH,
        height,
        "font-family": "Verdana,DejaVu Sans,Geneva,sans-serif",
        "font-size": 12,
        fill: TEXT[alone.scheme],
        color: TEXT[alone.scheme],
      })}
    >
      {alone && (
        <>
          <rect y={-AROUND.above} width={WIDTH} height={height} fill={SURFACE[alone.scheme]} />
          <text x="12" y={-AROUND.above + 24} font-size="15" font-weight="700">
            {alone.title}
          </text>
          {alone.source.map((line, i) => (
            <text key={line} x="12" y={below + 18 + i * 16} font-size="11">
              {line}
            </text>
          ))}
        </>
      )}
      {bands.map(({ framework, grade, path }) => (
        <path
          key={`${framework}${grade}`}
          d={path}
          data-standing={grade}
          data-framework={framework}
          {...paint?.(grade, framework)}
        />
      ))}
      {[0, 25, 50, 75, 100].map((percent) => {
        const y = bottom - (FRAME.height * percent) / 100;
        return (
          <g key={percent} class="axis">
            <line x1={FRAME.left - 4} x2={FRAME.left} y1={y} y2={y} stroke="currentColor" />
            <text x={FRAME.left - 6} y={y + 4} text-anchor="end">
              {percent}%
            </text>
          </g>
        );
      })}
      {yearsIn(shares).map((year) => {
        const at = x(`${year}-01-01`).toFixed(1);
        return (
          <g key={year} class="axis">
            <line x1={at} x2={at} y1={bottom} y2={bottom + 4} stroke="currentColor" />
            <text x={at} y={bottom + 18} text-anchor="middle">
              {year}
            </text>
          </g>
        );
      })}
      {border.length > 0 && (
        <path
          class="border"
          d={borderPath(border, x, bottom)}
          fill="none"
          stroke={alone ? TEXT[alone.scheme] : undefined}
          stroke-width="2"
        />
      )}
      {bands.map(({ framework, grade }, i) => {
        const left = FRAME.left + (i % KEY.columns) * KEY.width;
        const top = KEY.top + Math.floor(i / KEY.columns) * KEY.height;
        const square = `M${left} ${top}h11v11h-11Z`;
        return (
          <g key={`${framework}${grade}`} class="key">
            <path
              d={square}
              data-standing={grade}
              data-framework={framework}
              {...paint?.(grade, framework)}
            />
            <text x={left + 15} y={top + 10} font-size="11">
              {nameOf({ framework, grade })}
            </text>
          </g>
        );
      })}
      {bands.map(
        ({ framework, grade, label: at }) =>
          at && (
            <text
              key={`${framework}${grade}`}
              class="name"
              data-standing={grade}
              data-framework={framework}
              x={at.x.toFixed(0)}
              y={(at.y + 4).toFixed(0)}
              text-anchor="middle"
              {...(alone && inked(alone.scheme, grade, framework))}
            >
              {nameOf({ framework, grade })}
            </text>
          ),
      )}
    </svg>
  );
}

/** "Good", "Good, SIF": a framework is named where it is not that of today. */
export function nameOf({ grade, framework }: Band): string {
  return `${standingWords(grade)}${framework === "SIF" ? ", SIF" : ""}`;
}

function painter(scheme: Scheme) {
  const looks = new Map(gradeLooks(scheme));
  return (grade: StandingGrade, framework: Framework | null) => {
    const look = looks.get(grade);
    if (!look) return {};
    const { fill, stroke } = look;
    return {
      fill:
        framework === "SIF"
          ? mixed(stroke, SURFACE[scheme], fill === stroke ? PALER.solid : PALER.light)
          : fill,
      stroke,
      "stroke-width": 0.7,
    };
  };
}

/** What was judged under the framework before is paler, in the same colour: shares of the ink. As in shares.css. */
const PALER = { solid: 0.4, light: 0.14 };

function inked(scheme: Scheme, grade: StandingGrade, framework: Framework | null) {
  const look = new Map(gradeLooks(scheme)).get(grade);
  const isSolid = look?.fill === look?.stroke && framework !== "SIF";
  return { fill: isSolid ? SURFACE[scheme] : TEXT[scheme] };
}

/** Where ILACS ends and SIF begins, day by day: shares from below; empty where only one of them is there. */
function frameworkBorder({ bands, days }: Shares): { day: string; share: number }[] {
  const isIlacs = bands.map(({ framework }) => framework === "ILACS");
  if (!bands.some(({ framework }) => framework === "SIF") || !isIlacs.includes(true)) return [];
  return days.map(({ day, counts }) => {
    const sum = (wanted: (band: number) => boolean) =>
      counts.reduce((total, count, band) => total + (wanted(band) ? count : 0), 0);
    return { day, share: sum((band) => isIlacs[band] === true) / (sum(() => true) || 1) };
  });
}

function borderPath(
  border: readonly { day: string; share: number }[],
  x: (day: string) => number,
  bottom: number,
): string {
  const places = border.map(({ day, share }) => ({ x: x(day), y: bottom - FRAME.height * share }));
  return `M${steps(places)}`;
}

function yearsIn({ days }: Shares): number[] {
  const year = (day: string | undefined) => Number(day?.slice(0, 4));
  const first = year(days[0]?.day) + 1;
  const last = year(days.at(-1)?.day);
  // Every other one has room for its number.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i).filter(
    (each) => each % 2 === last % 2,
  );
}
