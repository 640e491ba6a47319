// Tells the person who comes back from X what became of the connection. Without a session it leaves the page as it is.
(function () {
  'use strict';

  var ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
  var PAUSE_MS = 2000;
  var STOP_AFTER = 450;
  var CLOSE = ' You can close this tab.';

  var id = new URLSearchParams(window.location.search).get('connection');
  if (!id || !ID.test(id)) {
    return;
  }
  ask(0);

  function ask(times) {
    fetch('/api/integrations/connections/' + id, { headers: { Accept: 'application/json' }, credentials: 'same-origin' })
      .then(function (answer) {
        if (answer.ok) {
          return answer.json().then(function (connection) {
            if (show(connection)) {
              again(times);
            }
          });
        }
        if (answer.status >= 500) {
          again(times);
        }
        return undefined;
      })
      .catch(function () {
        again(times);
      });
  }

  function again(times) {
    if (times < STOP_AFTER) {
      window.setTimeout(ask, PAUSE_MS, times + 1);
    }
  }

  // Answers whether there is more to come.
  function show(connection) {
    switch (connection.state) {
      case 'CONNECTED':
        say('The X account is connected.' + CLOSE);
        return false;
      case 'CANCELLED':
        say('The connection was cancelled. Nothing was connected.' + CLOSE);
        return false;
      case 'EXPIRED':
        say('The sign-in at X took too long and has expired. Nothing was connected. Start again in Kanal.' + CLOSE);
        return false;
      case 'FAILED':
        say('The X account was not connected. ' + sentence(connection.failure, 'message'),
          sentence(connection.failure, 'remedy'));
        return false;
      default:
        say(connection.waitingFor
          ? 'Still waiting: ' + sentence(connection.waitingFor, 'message')
          : 'You are back from X. Kanal is checking the account …',
        sentence(connection.waitingFor, 'remedy'));
        return true;
    }
  }

  function sentence(cause, part) {
    return cause && typeof cause[part] === 'string' ? cause[part] : '';
  }

  function say(state, remedy) {
    document.getElementById('state').textContent = state;
    document.getElementById('remedy').textContent = remedy || '';
  }
})();
