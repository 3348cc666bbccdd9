(function () {
  'use strict';
  var trace = JSON.parse(document.getElementById('trace').textContent);
  var spans = trace.spans;
  var elements = [];
  var closed = {};

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function duration(nanos) {
    if (nanos === 0) return '0';
    var units = [[60e9, 'min'], [1e9, 's'], [1e6, 'ms'], [1e3, '\u00b5s'], [1, 'ns']];
    for (var i = 0; i < units.length; i++) {
      if (nanos >= units[i][0] || i === units.length - 1) {
        var value = nanos / units[i][0];
        return (value >= 100 || value === Math.round(value) ? Math.round(value) : Number(value.toPrecision(3))) + ' ' + units[i][1];
      }
    }
  }

  /* The same colour for the same name on every page; none is the red of errors. */
  function hue(service) {
    var hash = 2166136261;
    for (var i = 0; i < service.length; i++) {
      hash = Math.imul(hash ^ service.charCodeAt(i), 16777619);
    }
    return 25 + ((hash >>> 0) * 137.508) % 310;
  }

  function percent(nanos) {
    return trace.duration === 0 ? 0 : 100 * nanos / trace.duration;
  }

  function facts() {
    var line = document.getElementById('facts');
    line.appendChild(element('code', '', trace.id));
    var parts = [trace.start, duration(trace.duration), spans.length + (spans.length === 1 ? ' span' : ' spans'),
      trace.services.length + (trace.services.length === 1 ? ' service' : ' services')];
    line.appendChild(document.createTextNode('  \u00b7  ' + parts.join('  \u00b7  ')));
    if (trace.errors > 0) {
      line.appendChild(document.createTextNode('  \u00b7  '));
      line.appendChild(element('span', 'error', trace.errors + (trace.errors === 1 ? ' error' : ' errors')));
    }
    var message = document.getElementById('message');
    if (trace.message) {
      message.textContent = trace.message;
      message.hidden = false;
    }
    var list = document.getElementById('services');
    trace.services.forEach(function (service) {
      var item = element('li');
      var dot = element('span', 'dot');
      dot.style.setProperty('--h', hue(service));
      item.appendChild(dot);
      item.appendChild(document.createTextNode(service || 'unknown service'));
      list.appendChild(item);
    });
  }

  function axis() {
    var line = document.getElementById('axis');
    for (var i = 0; i <= 4; i++) {
      var tick = element('span', '', duration(trace.duration * i / 4));
      tick.style.left = 25 * i + '%';
      line.appendChild(tick);
    }
  }

  function row(index) {
    var span = spans[index];
    var outer = element('div', 'span' + (span.error ? ' error' : '') + (span.mark ? ' marked' : ''));
    var line = element('div', 'row');
    outer.setAttribute('role', 'treeitem');
    outer.setAttribute('aria-level', span.depth + 1);
    outer.setAttribute('aria-label', span.service + ' ' + span.name + ', ' + duration(span.duration));
    if (span.children > 0) outer.setAttribute('aria-expanded', 'true');
    outer.tabIndex = index === 0 ? 0 : -1;

    var name = element('div', 'name');
    name.style.paddingLeft = Math.min(span.depth, 24) * 14 + 'px';
    var toggle = element('button', 'toggle' + (span.children > 0 ? '' : ' leaf'), '\u25be');
    toggle.type = 'button';
    toggle.tabIndex = -1;
    toggle.setAttribute('aria-hidden', 'true');
    toggle.addEventListener('click', function (event) {
      event.stopPropagation();
      setClosed(index, !closed[index]);
      show();
    });
    name.appendChild(toggle);
    var dot = element('span', 'dot');
    dot.style.setProperty('--h', hue(span.service));
    name.appendChild(dot);
    var label = element('div', 'label');
    label.appendChild(element('span', 'service', span.service || 'unknown service'));
    label.appendChild(element('span', 'operation', span.name || '(no name)'));
    label.title = span.service + ' ' + span.name;
    name.appendChild(label);
    if (span.error) name.appendChild(element('span', 'tag', '\u2717 error'));
    if (span.note) name.appendChild(element('span', 'tag note', span.note));
    line.appendChild(name);
    line.appendChild(lane(span));
    outer.appendChild(line);
    line.addEventListener('click', function () {
      focus(index);
      details(index);
    });
    return outer;
  }

  function lane(span) {
    var lane = element('div', 'lane');
    var bar = element('div', 'bar');
    var left = Math.min(percent(span.start), 99.8);
    var width = Math.max(Math.min(percent(span.duration), 100 - left), 0.15);
    bar.style.left = left + '%';
    bar.style.width = width + '%';
    bar.style.setProperty('--h', hue(span.service));
    lane.appendChild(bar);
    var isRight = left + width < 82;
    var time = element('span', 'time' + (isRight ? '' : ' left'), duration(span.duration));
    time.style.left = (isRight ? left + width : left) + '%';
    if (!isRight && left < 15) {
      time.className = 'time';
      time.style.left = left + '%';
      time.style.color = '#fff';
    }
    lane.appendChild(time);
    return lane;
  }

  function table(into, title, entries) {
    if (entries.length === 0) return;
    into.appendChild(element('h2', '', title));
    var table = element('table');
    entries.forEach(function (entry) {
      var line = element('tr');
      for (var i = 0; i < 3; i++) line.appendChild(element('td', '', entry[i] || ''));
      table.appendChild(line);
    });
    into.appendChild(table);
  }

  function details(index) {
    var outer = elements[index];
    var open = outer.querySelector('.details');
    if (open) {
      outer.removeChild(open);
      return;
    }
    var span = spans[index];
    var panel = element('div', 'details');
    if (span.mark) panel.appendChild(element('div', 'mark', span.mark));
    table(panel, 'Span', [
      ['Starts after', duration(span.start), ''], ['Takes', duration(span.duration), ''],
      ['Itself', duration(span.self), ''], ['Kind', span.kind, ''], ['Status', span.status, ''],
      ['Span id', span.id, ''], ['Parent', span.parent || '', '']].filter(function (e) { return e[1]; }));
    table(panel, 'Attributes', span.attributes);
    span.events.forEach(function (event) {
      table(panel, 'Event at ' + duration(event.at), [['name', event.name, '']].concat(event.attributes));
    });
    span.links.forEach(function (link) {
      table(panel, 'Link', [['trace', link.trace, ''], ['span', link.span, '']].concat(link.attributes));
    });
    table(panel, 'Scope', span.scope);
    table(panel, 'Resource', trace.resources[span.resource]);
    outer.appendChild(panel);
  }

  function setClosed(index, isClosed) {
    if (spans[index].children === 0) return;
    closed[index] = isClosed;
    elements[index].setAttribute('aria-expanded', String(!isClosed));
    elements[index].querySelector('.toggle').textContent = isClosed ? '\u25b8' : '\u25be';
  }

  function show() {
    var hiddenBelow = Infinity;
    for (var i = 0; i < spans.length; i++) {
      if (spans[i].depth <= hiddenBelow) hiddenBelow = Infinity;
      elements[i].style.display = hiddenBelow === Infinity ? '' : 'none';
      if (closed[i] && hiddenBelow === Infinity) hiddenBelow = spans[i].depth;
    }
  }

  function focus(index) {
    elements.forEach(function (e) { if (e.tabIndex === 0) e.tabIndex = -1; });
    elements[index].tabIndex = 0;
    elements[index].focus({ preventScroll: false });
  }

  function move(from, step) {
    for (var i = from + step; i >= 0 && i < spans.length; i += step) {
      if (elements[i].style.display !== 'none') {
        focus(i);
        return;
      }
    }
  }

  function text(span) {
    if (span.text === undefined) {
      var own = span.attributes.concat(span.scope, trace.resources[span.resource]);
      span.events.forEach(function (e) { own = own.concat([[e.name, '', '']], e.attributes); });
      span.links.forEach(function (l) { own = own.concat([[l.trace, l.span, '']], l.attributes); });
      span.text = [span.service, span.name, span.kind, span.status, span.id].concat(
        own.map(function (a) { return a[0] + '=' + a[1]; })).join('\n').toLowerCase();
    }
    return span.text;
  }

  function setClass(of, name, isSet) {
    if (isSet) of.classList.add(name);
    else of.classList.remove(name);
  }

  function search() {
    var wanted = document.getElementById('search').value.trim().toLowerCase();
    var count = 0;
    spans.forEach(function (span, i) {
      var isFound = wanted !== '' && text(span).indexOf(wanted) >= 0;
      setClass(elements[i], 'found', isFound);
      if (isFound) count++;
    });
    setClass(document.getElementById('rows'), 'searching', wanted !== '');
    document.getElementById('found').textContent = wanted === '' ? '' : count + ' of ' + spans.length;
  }

  function key(event) {
    if (event.key === '/' && event.target.tagName !== 'INPUT') {
      document.getElementById('search').focus();
      event.preventDefault();
      return;
    }
    var index = elements.indexOf(event.target);
    if (index < 0) return;
    if (event.key === 'ArrowDown') move(index, 1);
    else if (event.key === 'ArrowUp') move(index, -1);
    else if (event.key === 'ArrowRight') setClosed(index, false);
    else if (event.key === 'ArrowLeft') setClosed(index, true);
    else if (event.key === 'Enter' || event.key === ' ') details(index);
    else return;
    show();
    event.preventDefault();
  }

  facts();
  axis();
  var rows = document.getElementById('rows');
  spans.forEach(function (span, i) {
    elements.push(row(i));
    rows.appendChild(elements[i]);
  });
  document.getElementById('tools').hidden = false;
  document.getElementById('search').addEventListener('input', search);
  document.getElementById('expand').addEventListener('click', function () {
    spans.forEach(function (s, i) { setClosed(i, false); });
    show();
  });
  document.getElementById('collapse').addEventListener('click', function () {
    spans.forEach(function (s, i) { setClosed(i, true); });
    show();
  });
  document.addEventListener('keydown', key);
})();
