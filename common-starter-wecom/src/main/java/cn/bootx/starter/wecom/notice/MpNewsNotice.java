package cn.bootx.starter.wecom.notice;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * One to eight articles whose text WeCom keeps. The only kind that can be internal only.
 *
 * @param articles the articles
 * @since 0.1.0
 */
public record MpNewsNotice(List<MpNewsArticle> articles) implements NoticeMessage {

	public MpNewsNotice {
		articles = List.copyOf(articles);
	}

	@Override
	public String msgType() {
		return "mpnews";
	}

	@Override
	public ObjectNode body() {
		ObjectNode content = Json.object();
		this.articles.forEach((article) -> content.withArray("articles").add(Json.toTree(article)));
		return content;
	}

	@Override
	public void validate(FieldCheck check) {
		check.count("mpnews.articles", this.articles, 1, 8);
		for (int i = 0; i < this.articles.size(); i++) {
			this.articles.get(i).validate("mpnews.articles[" + i + "]", check);
		}
	}

	@Override
	public boolean allows(WeComConfidentiality confidentiality) {
		return true;
	}

}
