package cn.bootx.starter.simulator.http;

import java.util.Map;

/**
 * A page on which a person chooses one of several things and agrees, as the platforms'
 * own authorization pages do.
 *
 * @since 0.1.0
 */
public final class ChoicePage {

	private static final String TEMPLATE = """
			<!DOCTYPE html>
			<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
			<title>{{title}} · 模拟器</title><style>
			body{font:16px/1.6 system-ui,sans-serif;background:#f2f3f5;margin:0;color:#1d2129}
			main{max-width:26rem;margin:8vh auto;background:#fff;border-radius:12px;padding:2rem;
			box-shadow:0 6px 24px #0001}h1{font-size:1.2rem;margin:0 0 .5rem}p{color:#6b7280;margin:.25rem 0 1rem}
			label{display:block;padding:.75rem 1rem;border:1px solid #e5e6eb;border-radius:8px;margin:.5rem 0;
			cursor:pointer}label:has(:checked){border-color:#07c160;background:#07c1600f}
			button{width:100%;margin-top:1rem;padding:.8rem;border:0;border-radius:8px;background:#07c160;
			color:#fff;font-size:1rem;cursor:pointer}.error{color:#c0392b}
			</style></head><body><main>{{content}}</main></body></html>
			""";

	private ChoicePage() {
	}

	/**
	 * A form that posts to its own address.
	 * @param title what it is about
	 * @param question what is asked
	 * @param hidden fields that are posted along
	 * @param name of the field that carries the choice
	 * @param options value and label of each; the first is chosen already
	 */
	public static SimulatorResponse ask(String title, String question, Map<String, String> hidden, String name,
			Map<String, String> options) {
		StringBuilder content = new StringBuilder("<h1>").append(escape(title))
			.append("</h1><p>")
			.append(escape(question))
			.append("</p><form method=\"post\">");
		hidden.forEach((key, value) -> content
			.append("<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(escape(key), escape(value))));
		String checked = " checked";
		for (Map.Entry<String, String> option : options.entrySet()) {
			content.append("<label><input type=\"radio\" name=\"%s\" value=\"%s\"%s> %s</label>".formatted(escape(name),
					escape(option.getKey()), checked, escape(option.getValue())));
			checked = "";
		}
		content.append(options.isEmpty() ? "<p class=\"error\">没有可选择的对象</p>" : "<button id=\"authorize\">授权</button>");
		return page(title, content.append("</form>").toString());
	}

	/** Says with status 400 why nothing can be chosen. */
	public static SimulatorResponse problem(String text) {
		return page("无法授权", "<h1>无法授权</h1><p class=\"error\">" + escape(text) + "</p>").withStatus(400);
	}

	private static SimulatorResponse page(String title, String content) {
		return SimulatorResponse.html(TEMPLATE.replace("{{title}}", escape(title)).replace("{{content}}", content));
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

}
