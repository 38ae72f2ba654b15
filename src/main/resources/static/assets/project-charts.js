// Draws the charts of a project's page from the figures that the page has in its tables and attributes.
// Without this script, or without the library, the tables tell the same.
'use strict';

(() => {
  if (!window.echarts) {
    return;
  }

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const drawn = [];
  const month = document.documentElement.lang === 'en' ? '{MMM} {yyyy}' : '{yyyy}. {M}.';

  const base = () => ({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour('--text') },
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: { color: colour('--text') } }
  });

  const axis = () => ({
    axisLabel: { color: colour('--soft') },
    axisLine: { lineStyle: { color: colour('--line') } },
    splitLine: { lineStyle: { color: colour('--line') } }
  });

  const progress = (node) => {
    const course = JSON.parse(node.dataset.course);
    const line = (name, figure, style) => ({
      name,
      type: 'line',
      step: 'end',
      symbol: 'none',
      data: course.filter((point) => point[figure] !== null).map((point) => [point.on, point[figure]]),
      ...style
    });
    return {
      ...base(),
      xAxis: { type: 'time', ...axis(), splitLine: { show: false }, minInterval: 365 * 24 * 3600 * 1000,
        axisLabel: { color: colour('--soft'), formatter: '{yyyy}' } },
      yAxis: { type: 'value', min: 0, max: 100, ...axis(), axisLabel: { color: colour('--soft'), formatter: '{value}%' } },
      series: [
        line(node.dataset.planned, 'planned', {
          lineStyle: { type: 'dashed', width: 2, color: colour('--planned') },
          itemStyle: { color: colour('--planned') },
          markLine: {
            symbol: 'none',
            silent: true,
            data: [{ xAxis: node.dataset.on }],
            lineStyle: { color: colour('--now'), type: 'solid' },
            label: { formatter: node.dataset.onLabel, color: colour('--now'), position: 'end' }
          }
        }),
        line(node.dataset.reached, 'reached', {
          lineStyle: { width: 3, color: colour('--reached') },
          itemStyle: { color: colour('--reached') },
          areaStyle: { color: colour('--reached'), opacity: 0.12 }
        })
      ]
    };
  };

  const budget = (node) => {
    const table = document.getElementById('budget-table');
    const rows = [...table.querySelectorAll('tbody tr')];
    const names = [...table.querySelectorAll('thead th')].map((cell) => cell.textContent);
    const colours = ['--planned', '--committed', '--reached'];
    return {
      ...base(),
      xAxis: { type: 'category', data: rows.map((row) => row.dataset.year), ...axis(), axisTick: { show: false } },
      title: { text: node.dataset.unit, top: 0, right: 0, textStyle: { color: colour('--soft'), fontSize: 12, fontWeight: 400 } },
      yAxis: { type: 'value', ...axis() },
      series: colours.map((name, i) => ({
        name: names[i + 2],
        type: 'bar',
        barMaxWidth: 28,
        itemStyle: { color: colour(name) },
        data: rows.map((row) => Number(row.querySelectorAll('[data-won]')[i].dataset.won) / 1e6)
      }))
    };
  };

  const forecast = (node) => {
    const history = JSON.parse(node.dataset.history);
    const line = (name, figure, colourName, style) => ({
      name,
      type: 'line',
      data: history.map((day) => [day.onDay, day[figure]]),
      lineStyle: { color: colour(colourName), width: 2, ...style },
      itemStyle: { color: colour(colourName) }
    });
    const days = { type: 'time', ...axis(), axisLabel: { color: colour('--soft'), formatter: month } };
    return {
      ...base(),
      xAxis: { ...days, splitLine: { show: false } },
      yAxis: { ...days, scale: true },
      series: [
        {
          ...line(node.dataset.planned, 'planned', '--planned', { type: 'dashed' }),
          markLine: {
            symbol: 'none',
            silent: true,
            data: JSON.parse(node.dataset.changes)
              .filter((change) => history[0].onDay <= change.on && change.on <= history[history.length - 1].onDay)
              .map((change) => ({ xAxis: change.on, label: { formatter: change.version } })),
            lineStyle: { color: colour('--soft'), type: 'solid' },
            label: { color: colour('--soft'), position: 'end' }
          }
        },
        line(node.dataset.half, 'half', '--reached', {}),
        line(node.dataset.nine, 'nineOfTen', '--now', { type: 'dotted' })
      ]
    };
  };

  const DAY = 24 * 3600 * 1000;

  // Slanting lines within a rectangle: what is expected isn't there yet, also in one colour and on paper.
  const hatches = ({ x, y, width, height }) => {
    const lines = [];
    for (let from = x - height; from < x + width; from += 6) {
      const x1 = Math.max(from, x);
      const x2 = Math.min(from + height, x + width);
      if (x2 > x1) {
        lines.push({
          type: 'line',
          shape: { x1, y1: y + height - (x1 - from), x2, y2: y + height - (x2 - from) },
          style: { stroke: colour('--now'), lineWidth: 1.5 }
        });
      }
    }
    return lines;
  };

  // A bar in each row: `top` and `thick` are parts of the row's height, a span is shown to the end of its last day.
  const bars = (name, spans, top, thick, style, hatched) => ({
    name,
    type: 'custom',
    itemStyle: { color: style.fill === 'none' ? style.stroke : style.fill },
    encode: { x: [1, 2], y: 0 },
    data: spans.map(({ row, span }) => [row, Date.parse(span.from), Date.parse(span.to) + DAY]),
    renderItem: (_params, api) => {
      const [x, middle] = api.coord([api.value(1), api.value(0)]);
      const [end] = api.coord([api.value(2), api.value(0)]);
      const row = api.size([0, 1])[1];
      const shape = { x, y: middle - row / 2 + row * top, width: Math.max(end - x, 2), height: row * thick };
      const bar = { type: 'rect', shape, style };
      return hatched ? { type: 'group', children: [bar, ...hatches(shape)] } : bar;
    }
  });

  const gantt = (node) => {
    const { rows, today, elections } = JSON.parse(node.dataset.gantt);
    const narrow = node.clientWidth < 600;
    const spans = (of) => rows.flatMap((row, i) => [of(row)].flat().filter(Boolean).map((span) => ({ row: i, span })));
    const earlier = spans((row) => row.earlier.map((one) => one.plan));
    const terms = rows.flatMap((row, i) => row.terms.map((term) => [Date.parse(term.day), i]));
    const all = [...spans((row) => row.plan), ...earlier, ...spans((row) => row.fact), ...spans((row) => row.forecast)];
    const ends = all.flatMap(({ span }) => [Date.parse(span.from), Date.parse(span.to) + DAY]).concat(Date.parse(today));
    const min = Math.min(...ends);
    const max = Math.max(...ends);
    return {
      ...base(),
      grid: { left: 8, right: 24, top: narrow ? 88 : 56, bottom: 28, containLabel: true },
      xAxis: { type: 'time', min, max, position: 'top', ...axis(), axisLabel: { color: colour('--soft'), formatter: '{yyyy}' },
        minInterval: 365 * DAY, axisTick: { show: false }, splitLine: { show: true, lineStyle: { color: colour('--line') } } },
      yAxis: { type: 'category', inverse: true, data: rows.map((row) => row.name), ...axis(), axisTick: { show: false },
        axisLabel: { color: colour('--text'), width: narrow ? 110 : 260, overflow: narrow ? 'truncate' : 'break', interval: 0 } },
      series: [
        {
          ...bars(node.dataset.plan, spans((row) => row.plan), 0.12, 0.28, { fill: colour('--planned') }),
          markLine: {
            symbol: 'none',
            silent: true,
            data: [{ xAxis: Date.parse(today) }],
            lineStyle: { color: colour('--now'), type: 'solid', width: 2 },
            label: { formatter: node.dataset.today, color: colour('--now'), position: 'end' }
          },
          markArea: {
            silent: true,
            itemStyle: { color: colour('--late'), opacity: 0.15 },
            label: { show: false },
            data: elections.filter((held) => Date.parse(held.days.from) < max).map((held) =>
              [{ xAxis: Date.parse(held.days.from) }, { xAxis: Math.min(max, Date.parse(held.days.to) + DAY) }])
          }
        },
        bars(node.dataset.fact, spans((row) => row.fact), 0.45, 0.24, { fill: colour('--reached') }),
        bars(node.dataset.forecast, spans((row) => row.forecast), 0.45, 0.24,
          { fill: 'none', stroke: colour('--now'), lineWidth: 1.5 }, true),
        ...(earlier.length === 0 ? [] : [bars(node.dataset.earlier, earlier, 0.76, 0.12,
          { fill: 'none', stroke: colour('--planned'), lineWidth: 1.5 })]),
        ...(terms.length === 0 ? [] : [{ name: node.dataset.term, type: 'scatter', symbol: 'diamond', symbolSize: 12, data: terms,
          itemStyle: { color: colour('--late') } }])
      ]
    };
  };

  const options = { progress, budget, forecast, gantt };

  const draw = (node) => {
    node.hidden = false;
    const chart = window.echarts.init(node, null, { renderer: 'svg' });
    chart.setOption(options[node.dataset.chart](node));
    drawn.push({ node, chart });
  };

  const redraw = () => drawn.forEach(({ node, chart }) => {
    chart.setOption(options[node.dataset.chart](node));
    chart.resize();
  });

  document.querySelectorAll('[data-chart]').forEach(draw);
  window.addEventListener('resize', redraw);
  window.addEventListener('beforeprint', redraw);
  window.addEventListener('afterprint', redraw);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
})();
