// What a third party's kit for sharing leaves behind: one global, which the app calls when it starts.
"use strict";
window.Kakao = (() => {
  let key = null;
  return {
    init(given) { key = given; },
    isInitialized() { return key !== null; },
  };
})();
