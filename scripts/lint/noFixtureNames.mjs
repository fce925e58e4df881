/** Names that only exist in the demo and in fixtures. */
const names =
  /\b(temp_max_c|weather_daily|weather_forecast|sales_daily|holiday_week|units_sold|temp_fcst_max_c_d7)\b/;

/** A product that knows its demo proves nothing: no literal in the sources names what is in one. */
export const noFixtureNames = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { fixture: '"{{name}}" comes from a fixture: sources must work without knowing it.' },
  },
  create(context) {
    const check = (node, text) => {
      const name = typeof text === 'string' ? names.exec(text)?.[0] : undefined;
      if (name) context.report({ node, messageId: 'fixture', data: { name } });
    };
    return {
      Literal: (node) => check(node, node.value),
      TemplateElement: (node) => check(node, node.value.cooked),
    };
  },
};
