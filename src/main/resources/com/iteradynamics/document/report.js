// The report's page: its charts, on the screen and on paper, and its long tables. What is drawn is in the element "data"; it asks nobody for
// more.
(function () {
  "use strict";

  const PAPER = 680;
  const root = document.documentElement;

  addEventListener("beforeprint", () => {
    root.dataset.screen = root.dataset.theme || "";
    root.dataset.theme = "light";
    charts.drawAll(PAPER);
  });
  addEventListener("afterprint", () => {
    if (root.dataset.screen) root.dataset.theme = root.dataset.screen;
    else delete root.dataset.theme;
    charts.drawAll();
  });
  const data = JSON.parse(document.getElementById("data").textContent);
  listings.start(data.listings);
  charts.start(data.charts);
})();
