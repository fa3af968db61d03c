import { dayNumber } from '#shared/domain/calendar.ts';
import { simulatePortfolio, readingsWithChange, USUAL_DISTRACTORS, clientsFor } from './simulated-portfolio.ts';
import { movesOf } from '#shared/trend/series-moves.ts';
const n=8;
for(const r of process.argv.slice(2).map(Number)){const p=simulatePortfolio(1_000_003*n+r,n,clientsFor(n),USUAL_DISTRACTORS);
 const d=dayNumber(p.plantedOn);console.log(r,p.metric.smoothingDays,p.metric.decimals);
 readingsWithChange(p,4).forEach((s,i)=>{const o=movesOf(s.readings,p.metric.smoothingDays,[]);const m=o?.moves.find(m=>m.fromDay<d&&m.toDay>=d);
  console.log('  client',s.clientId,'typ',p.series[i]!.typicalMove.toFixed(2),o?.typicalMove.toFixed(2),'share',(p.series[i]!.share*4).toFixed(1),m?`${m.fromDay-d}..${m.toDay-d} size ${m.size.toFixed(1)} stayed ${m.stayed.toFixed(1)}`:'-');});}
