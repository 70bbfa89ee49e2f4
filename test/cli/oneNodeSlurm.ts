/** Slurm on this machine alone: Debian's packages, installed and started as root. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, hostname } from "node:os";

const CONFIGURATION = "/etc/slurm/slurm.conf";

export type Slurm = { stop(): void };

/** Resolves when the node takes jobs. */
export async function startSlurm(): Promise<Slurm> {
  const quiet = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  execFileSync("apt-get", ["update"], quiet);
  execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "slurm-wlm", "munge"], quiet);
  for (const folder of ["/run/munge", "/var/spool/slurmctld", "/var/spool/slurmd", "/etc/slurm"])
    mkdirSync(folder, { recursive: true });
  execFileSync("chown", ["munge", "/run/munge"]);
  writeFileSync(CONFIGURATION, configuration());
  const daemons: ChildProcess[] = [
    spawn("runuser", ["-u", "munge", "--", "munged", "--foreground"], { stdio: "ignore" }),
    spawn("slurmctld", ["-D", "-c"], { stdio: "ignore" }),
    spawn("slurmd", ["-D"], { stdio: "ignore" }),
  ];
  const stop = () => {
    for (const daemon of daemons.reverse()) daemon.kill();
  };
  for (let tries = 0; tries < 60; tries++) {
    if (isIdle()) return { stop };
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  stop();
  throw new Error("Slurm's node did not become idle within a minute");
}

function isIdle(): boolean {
  try {
    const state = execFileSync("sinfo", ["--noheader", "--format=%T"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return state.trim() === "idle";
  } catch {
    return false;
  }
}

function configuration(): string {
  const [host] = hostname().split(".");
  return `ClusterName=one
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=root
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
StateSaveLocation=/var/spool/slurmctld
SlurmdSpoolDir=/var/spool/slurmd
NodeName=${host} NodeAddr=127.0.0.1 CPUs=${availableParallelism()} RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
}
