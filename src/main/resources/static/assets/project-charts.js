// Draws the charts of a project's page from the figures that the page has in its tables and attributes.
// Without this script, or without the library, the tables tell the same.
'use strict';

(() => {
  if (!window.echarts) {
    return;
  }

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const drawn = [];

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
    const days = { type: 'time', ...axis(), axisLabel: { color: colour('--soft'), formatter: '{yyyy}. {M}.' } };
    return {
      ...base(),
      xAxis: { ...days, splitLine: { show: false } },
      yAxis: { ...days, scale: true },
      series: [
        line(node.dataset.planned, 'planned', '--planned', { type: 'dashed' }),
        line(node.dataset.half, 'half', '--reached', {}),
        line(node.dataset.nine, 'nineOfTen', '--now', { type: 'dotted' })
      ]
    };
  };

  const options = { progress, budget, forecast };

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
