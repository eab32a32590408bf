import { startStubProcess } from './stub/stub-process'
import { hostEnvironment } from './host/environment'
import { eventAt } from './host/events'
import { startWarm } from './warm/warm-process'
const stub = await startStubProcess()
const p = startWarm(process.argv[2]!, hostEnvironment(stub, stub), ['--cpu-prof','--cpu-prof-dir=/tmp/prof','--cpu-prof-interval=200','--cpu-prof-name='+process.argv[3]])
const all:number[]=[]
for (let i=0;i<12;i++){ const a = await p.answer(Array.from({length:500},(_,k)=>eventAt(i*500+k))); if(i>1) all.push(...a.micros)}
all.sort((a,b)=>a-b); console.log('p50',all[all.length>>1])
await p.stop(); await stub.close()
