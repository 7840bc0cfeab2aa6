package cn.bootx.starter.wecom.notice;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;
import cn.bootx.starter.wecom.message.NewsArticle;

/**
 * One to eight links with pictures. It cannot be confidential.
 *
 * @param articles the articles
 * @since 0.1.0
 */
public record NewsNotice(List<NewsArticle> articles) implements NoticeMessage {

	public NewsNotice {
		articles = List.copyOf(articles);
	}

	@Override
	public String msgType() {
		return "news";
	}

	@Override
	public ObjectNode body() {
		ObjectNode content = Json.object();
		this.articles.forEach((article) -> content.withArray("articles").add(Json.toTree(article)));
		return content;
	}

	@Override
	public void validate(FieldCheck check) {
		check.count("news.articles", this.articles, 1, 8);
		for (int i = 0; i < this.articles.size(); i++) {
			this.articles.get(i).validate("news.articles[" + i + "]", check);
		}
	}

	@Override
	public boolean allows(WeComConfidentiality confidentiality) {
		return confidentiality == WeComConfidentiality.NONE;
	}

}
