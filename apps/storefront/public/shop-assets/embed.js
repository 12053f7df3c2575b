/* global window, document, location, localStorage, URLSearchParams, MutationObserver */
// Runs before the chat's own script: the queue that keeps calls until it is there, the page's language,
// and, for trying another entrance, ?inbox=<key> in place of the key in the tag.
(function () {
  window.Yingda =
    window.Yingda ||
    function () {
      (window.Yingda.q = window.Yingda.q || []).push(arguments);
    };
  var asked = new URLSearchParams(location.search);
  var language = asked.get('lang');
  try {
    language = language || localStorage.getItem('hejian.language');
  } catch {
    // Storage may be forbidden; the page then opens in Chinese.
  }
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  var inbox = asked.get('inbox');
  if (!inbox || !/^[\w-]{1,64}$/.test(inbox)) return;
  // The tag below is parsed after this file; its key is changed before its script can run.
  var watch = new MutationObserver(function () {
    var tag = document.querySelector('script[data-inbox]');
    if (!tag) return;
    tag.setAttribute('data-inbox', inbox);
    watch.disconnect();
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
})();
