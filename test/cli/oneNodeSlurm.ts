/** Slurm on this machine alone: Debian's packages, as real processes. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { availableParallelism, hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export type Slurm = {
  /** Resolves with the exit code of an array of jobs when all are done. What is begun again does not wait for two minutes first. */
  run(args: readonly string[]): Promise<number>;
  stop(): void;
};

/** As root. Resolves when the node takes jobs. A Slurm that the machine has already is left as it is. */
export async function startSlurm(): Promise<Slurm> {
  const folder = mkdtempSync(join(tmpdir(), "council-ratings-slurm-"));
  const conf = join(folder, "slurm.conf");
  const env = { ...process.env, SLURM_CONF: conf };
  for (const name of ["controller", "node"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "munge.key-file"), randomBytes(1024), { mode: 0o400 });
  writeFileSync(conf, configuration(folder, await freePort(), await freePort()));

  const munge = ["key-file", "socket", "pid-file", "log-file", "seed-file"].map(
    (name) => `--${name}=${join(folder, `munge.${name}`)}`,
  );
  const daemons: ChildProcess[] = [
    spawn("munged", ["--foreground", "--force", ...munge], { stdio: "ignore" }),
    spawn("slurmctld", ["-D", "-c"], { stdio: "ignore", env }),
    spawn("slurmd", ["-D"], { stdio: "ignore", env }),
  ];
  const stop = () => {
    for (const daemon of daemons.reverse()) daemon.kill();
  };
  const ask = (command: string, args: readonly string[]) =>
    spawnSync(command, args, { encoding: "utf8", env }).stdout ?? "";

  for (let tries = 0; tries < 300; tries++) {
    if (ask("sinfo", ["--noheader", "--format=%T"]).trim() === "idle") return { run, stop };
    await wait(1000);
  }
  stop();
  throw new Error("Slurm's node did not become idle within five minutes");

  async function run(args: readonly string[]): Promise<number> {
    const job = spawn("sbatch", ["--wait", ...args], { stdio: "ignore", env });
    const timer = setInterval(() => {
      for (const line of ask("squeue", ["--noheader", "--format=%i %r"]).split("\n")) {
        const [id = "", why] = line.trim().split(" ");
        if (why === "BeginTime") ask("scontrol", ["update", `JobId=${id}`, "StartTime=now"]);
      }
    }, 500);
    try {
      const [code] = await once(job, "exit");
      return code;
    } finally {
      clearInterval(timer);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** What the array asks for. A smaller machine is told to be as large. */
const CORES_OF_A_TASK = 2;

function configuration(folder: string, controllerPort: number, nodePort: number): string {
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
SlurmdParameters=config_overrides
SchedulerParameters=sched_interval=1,bf_interval=1,batch_sched_delay=0
AuthInfo=socket=${folder}/munge.socket
SlurmctldPort=${controllerPort}
SlurmdPort=${nodePort}
SlurmctldPidFile=${folder}/controller.pid
SlurmdPidFile=${folder}/node.pid
StateSaveLocation=${folder}/controller
SlurmdSpoolDir=${folder}/node
NodeName=${host} NodeAddr=127.0.0.1 CPUs=${Math.max(CORES_OF_A_TASK, availableParallelism())} RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
}
