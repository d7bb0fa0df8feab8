using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Tests.Artifacts;

public sealed class PromptVariablesTests
{
    [Theory]
    // f-string
    [InlineData("f-string", "Answer {name} as {{\"answer\": \"{style}\"}} or {{}}.", "name style")]
    [InlineData("f-string", "{{{name}}} {amount:>10.2f} {day:%Y-%m-%d} {user.email!r} {items[0].sku}", "name amount day user.email items")]
    [InlineData("f-string", "body {color:red} { spaced }", "")]
    [InlineData(null, "Answer {name} as {{\"answer\": 1}}.", "name")]
    [InlineData(null, "{\"json\": {\"a\": 1}} and {name}", "name")]
    [InlineData(null, "a { color: red } {margin:0 auto}", "")]
    // Mustache
    [InlineData(
        null, "{{#items}}{{sku}}{{/items}}{{^items}}Nothing for {{name}}{{/items}} {{&raw}} {{{html}}} {{! a note }}",
        "items name raw html")]
    [InlineData("mustache", "{{name}} and {single}", "name")]
    // Handlebars
    [InlineData(null, "{{formatDate order.date \"short\" zone=tz}} {{upper (trim title)}} {{else}}", "order.date tz title")]
    [InlineData(null, "{{#if vip}}Dear {{name}}{{else if known}}Hi{{/if}}{{#unless quiet}}!{{/unless}}", "vip name known quiet")]
    [InlineData(null, "{{#each lines as |line|}}{{line.sku}} {{@index}} {{this.price}} {{../currency}}{{/each}}", "lines currency")]
    [InlineData(null, "{{role \"system\"}} {{media url=image}} {{> footer title=heading}} {{~name~}}", "image heading name")]
    [InlineData(null, "{{!-- {{old_name}} --}}{{new_name}} \\{{escaped}} {{{{raw}}}}{{inside}}{{{{/raw}}}}", "new_name")]
    [InlineData(null, "{{role \"system\"}} Hi {{name}} {{history}} {{media}}", "name")]
    [InlineData(null, "{{history}} and {{name}}", "history name")]
    [InlineData(null, "{{名前}} {{ähnlich.größe}} {{#each élèves}}{{nom}}{{/each}}", "名前 ähnlich.größe élèves")]
    [InlineData("handlebars", "C:\\{{user}}", "")]
    [InlineData("mustache", "C:\\{{user}}", "user")]
    [InlineData(null, "C:\\{{user}} of {{shop}}", "user shop")]
    [InlineData(null, "{{!-- one }} {{first}}", "first")]
    [InlineData(null, "{{{{raw}}}}{{a}}{{{{/other}}}}{{b}}{{{{/raw}}}}{{c}}", "c")]
    [InlineData(null, "{{../up}} {single}", "up")]
    [InlineData("liquid", "{{name}} and {single}", "name")]
    // Jinja
    [InlineData(null, "{# open {{ a }}{% raw %}{{ b }}{# #}{{ c }}{% endraw %}{{ d | e }}", "c d")]
    [InlineData(null, "{% for x in xs %}{% for x in x.ys %}{{ x }}{% endfor %}{{ x }}{% endfor %}{{ x }}", "xs x")]
    [InlineData(null, "{% for x in xs %}{% with y = 1 %}{{ y }}{% endfor %}{{ y }}{{ x }}", "xs y x")]
    [InlineData("jinja2", "{{ 名前 }}", "名前")]
    [InlineData(
        null,
        "{% macro f(a, b=rate) %}{{ a }}{{ b }}{% endmacro %}{% with total = a + b %}{{ total }}{% endwith %}{{ a.b['c'].d }}{{ total }}",
        "rate a b a.b total")]
    [InlineData(null, "{% call(row) table(rows, border=width) %}{{ row.name }}{{ shop }}{% endcall %}{{ row }}", "rows width shop row")]
    [InlineData(null, "{% for x in xs if x.ok and all %}{{ x }}{% endfor %}{{ x }}{% filter upper %}{{ y }}{% endfilter %}", "xs all x y")]
    [InlineData(null, "{{ orders[0].total }} {{ user[\"name\"] }} {{ name | default('x') | upper }}", "orders user name")]
    [InlineData(null, "{% for k, v in prices.items() %}{{ k }}: {{ v.amount }}{{ loop.index }}{% endfor %}", "prices")]
    [InlineData(null, "{% set total = price * count %}{{ total }}{% if a and not b.c == 'x' %}{{ d }}{% endif %}", "price count a b.c d")]
    [InlineData(
        null, "{{ greeting if vip else 'Hi' }}{{ say(name, tone=style) }}{# {{ hidden }} #}{% raw %}{{ kept }}{% endraw %}",
        "greeting vip name style")]
    [InlineData(null, "{% macro line(item) %}{{ item }}{% endmacro %}{% include 'footer.j2' %}{{ value is defined }} {{ true }}", "value")]
    [InlineData("jinja2", "{{ name }} {single}", "name")]
    // ${}
    [InlineData(null, "Hello ${name}, ${city:-Porto} and {person}", "name city person")]
    public void A_template_names_these_variables(string? syntax, string text, string names) =>
        PromptVariables.In(text, new Dictionary<string, string>(), syntax).Select(one => one.Name)
            .ShouldBe(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Fact]
    public void In_dotprompt_a_tag_with_a_backslash_is_text() => PromptVariables.In(
        "Write \\{{escaped}} to {{name}}", new Dictionary<string, string>(), format: "dotprompt")
            .ShouldHaveSingleItem().Name.ShouldBe("name");

    [Fact]
    public void The_front_matter_says_how_variables_are_written() => PromptVariables.In(
        "---\ntemplate_format: f-string\n---\n{name} {{literal}}", new Dictionary<string, string>())
        .ShouldHaveSingleItem().Name.ShouldBe("name");
}
