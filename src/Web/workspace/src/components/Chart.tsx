import { useEffect, useRef } from 'react';
import type { EChartsCoreOption } from 'echarts/core';

/** A chart. ECharts is fetched only when one is on the screen; what it shows must also stand in a table beside it. */
export function Chart({ options, label }: { options: EChartsCoreOption; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let dispose = () => {};
    let gone = false;
    void import('./echarts').then(({ echarts }) => {
      if (gone || !place.current) {
        return;
      }
      const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
      const chart = echarts.init(place.current, dark ? 'dark' : undefined, { renderer: 'canvas' });
      chart.setOption({ backgroundColor: 'transparent', animation: false, ...options });
      const watch = new ResizeObserver(() => chart.resize());
      watch.observe(place.current);
      dispose = () => { watch.disconnect(); chart.dispose(); };
    });
    return () => { gone = true; dispose(); };
  }, [options]);
  return <div ref={place} className="chart" role="img" aria-label={label} />;
}
