// Each cell's scrubber: which of its events have happened, on the timeline and in the output.
(() => {
  'use strict';
  const LONGEST_PAUSE_MS = 1000;

  document.documentElement.classList.add('js');
  document.querySelectorAll('section.cell').forEach(scrubber);

  function scrubber(cell) {
    const range = cell.querySelector('input[type=range]');
    const button = cell.querySelector('.scrubber button');
    const happened = cell.querySelector('.happened');
    const picture = cell.querySelector('svg.timeline');
    const now = picture.querySelector('.now');
    const later = picture.querySelector('.later');
    const lines = [...cell.querySelectorAll('.output li')];
    const events = [...cell.querySelectorAll('.events li')].map(item => ({
      ms: Number(item.dataset.ms),
      percent: Number(item.dataset.x),
      text: item.textContent.trim().replace(/\s+/g, ' '),
    }));
    const count = events.length;
    let shown = count;
    let timer = null;

    function show(to) {
      shown = to;
      const last = shown === 0 ? null : events[shown - 1];
      const percent = last === null ? 0 : last.percent;
      const text = last === null ? 'before the first event' : last.text;
      range.value = shown === count ? 100 : percent;
      range.setAttribute('aria-valuetext', shown + ' of ' + count + ': ' + text);
      happened.textContent = text;
      now.setAttribute('x1', percent + '%');
      now.setAttribute('x2', percent + '%');
      later.setAttribute('x', percent + '%');
      later.setAttribute('width', (shown === count ? 0 : 100 - percent) + '%');
      now.style.display = shown === count ? 'none' : '';
      for (const line of lines) {
        const event = Number(line.dataset.event);
        line.classList.toggle('later', event > shown);
        line.classList.toggle('now', event === shown);
      }
    }

    function move(to) {
      stop();
      show(Math.max(0, Math.min(count, to)));
    }

    function stop() {
      clearTimeout(timer);
      timer = null;
      button.textContent = 'Play';
    }

    function play() {
      if (shown === count) {
        show(0);
      }
      button.textContent = 'Stop';
      step();
    }

    function step() {
      if (shown === count) {
        stop();
        return;
      }
      const gap = shown === 0 ? 0 : events[shown].ms - events[shown - 1].ms;
      timer = setTimeout(() => {
        show(shown + 1);
        step();
      }, Math.min(gap, LONGEST_PAUSE_MS));
    }

    function toggle() {
      if (timer === null) {
        play();
      } else {
        stop();
      }
    }

    function moveTo(percent) {
      move(events.filter(event => event.percent <= percent).length);
    }

    range.addEventListener('input', () => moveTo(Number(range.value)));
    button.addEventListener('click', toggle);
    range.addEventListener('keydown', key => {
      if (key.altKey || key.ctrlKey || key.metaKey) {
        return;
      }
      const page = Math.max(1, Math.round(count / 10));
      const keys = {
        ArrowRight: () => move(shown + 1),
        ArrowUp: () => move(shown + 1),
        ArrowLeft: () => move(shown - 1),
        ArrowDown: () => move(shown - 1),
        PageUp: () => move(shown + page),
        PageDown: () => move(shown - page),
        Home: () => move(0),
        End: () => move(count),
        ' ': toggle,
      };
      if (Object.hasOwn(keys, key.key)) {
        key.preventDefault();
        keys[key.key]();
      }
    });
    picture.addEventListener('click', click => {
      const box = picture.getBoundingClientRect();
      const percent = (100 * (click.clientX - box.left)) / box.width;
      moveTo(percent);
      range.focus();
    });

    show(count);
  }
})();
