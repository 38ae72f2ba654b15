// Rules for the scripts of the web applications and of our pages: what ESLint recommends, and what keeps a module honest.
// The packages lie where .ci/run puts them, beside the program that reads this.
import { createRequire } from 'node:module';

const require = createRequire(process.argv[1]);
const js = require('@eslint/js');
const globals = require('globals');

export default [
  { ignores: ['target/**'] },
  js.configs.recommended,
  {
    files: ['src/main/resources/**/*.js'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'array-callback-return': 'error',
      'arrow-body-style': ['error', 'as-needed'],
      'consistent-return': 'error',
      curly: 'error',
      'default-case': 'error',
      eqeqeq: 'error',
      'no-await-in-loop': 'off',
      'no-constructor-return': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-implicit-coercion': 'error',
      'no-new-func': 'error',
      'no-promise-executor-return': 'error',
      'no-restricted-properties': ['error', ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map(property => ({
        property, message: 'What a person wrote is text: use element() or textContent.'
      }))],
      'no-restricted-globals': ['error', 'event', 'name'],
      'no-script-url': 'error',
      'no-self-compare': 'error',
      'no-shadow': ['error', { builtinGlobals: false }],
      'no-template-curly-in-string': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-unused-vars': ['error', { args: 'all', argsIgnorePattern: '^_', caughtErrors: 'none' }],
      'no-use-before-define': ['error', { functions: false, variables: false }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
      'require-atomic-updates': 'off'
    }
  },
  {
    // A classic script: the page loads it before the others.
    files: ['src/main/resources/static/assets/project-charts.js'],
    languageOptions: { sourceType: 'script' }
  }
];
