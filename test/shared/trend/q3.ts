import { theilSen } from '#shared/trend/theil-sen.ts';
import { mannKendall } from '#shared/trend/mann-kendall.ts';
import { varianceInflation } from '#shared/trend/smoothing.ts';
import { controlChart } from '#shared/trend/control-chart.ts';
import { smoothedLine } from '#shared/trend/smoothed-line.ts';
import { baselinesOf } from '#shared/trend/baseline.ts';
import { dateOfDay, dayNumber } from '#shared/domain/calendar.ts';
const n=3650; const days=Array.from({length:n},(_,i)=>15000+i); const values=days.map((d,i)=>40+Math.sin(i*i)*3+i/500);
const readings=days.map((d,i)=>({date:dateOfDay(d),value:values[i]!,linked:values[i]!}));
const metric={scaleMin:0,scaleMax:100,hasTrueZero:true,direction:'up',smoothingDays:90,cadenceDays:1,smallestMeaningfulPace:null,unit:'points',decimals:2} as any;
const f=varianceInflation(days,90); const mk=mannKendall(values,f); console.log(f);
const parts:Record<string,()=>unknown>={ts:()=>theilSen(days,values,mk.variance),ts0:()=>theilSen(days,values,mk.variance/f),mk:()=>mannKendall(values,f),vi:()=>varianceInflation(days,90),cc:()=>controlChart(readings,[],90),sl:()=>smoothedLine(readings,28,1),bl:()=>baselinesOf(readings,[],null,metric),dn:()=>readings.map(r=>dayNumber(r.date))};
const best:any={};
for(let r=0;r<8;r++)for(const [k,g] of Object.entries(parts)){const t=performance.now();g();(best[k]??=[]).push(+(performance.now()-t).toFixed(1));}
for(const k in best)console.log(k,best[k].join(' '));
