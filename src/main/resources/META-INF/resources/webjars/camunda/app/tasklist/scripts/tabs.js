/*
 * Two tabs of the vendor's are left out: the description, which our help says with its articles, and the log of the engine's
 * operations, where the page of the procedure tells who did what. They have to go before the application starts.
 */
const LEFT_OUT = ['task-detail-description', 'task-detail-history'];

try {
  window.angular.module('cam.tasklist.custom').config(['$provide', $provide => $provide.decorator('Views', ['$delegate', views => {
    const getProviders = views.getProviders.bind(views);
    views.getProviders = (...asked) => getProviders(...asked).filter(({ id }) => !LEFT_OUT.includes(id));
    return views;
  }])]);
} catch (unknownVersion) {
  console.warn(unknownVersion);
}
