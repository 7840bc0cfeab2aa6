package cn.bootx.starter.wecom.robot;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;
import cn.bootx.starter.wecom.message.NewsArticle;

/**
 * One to eight links with pictures. Robots cannot link to mini programs here.
 *
 * @param articles the articles
 * @since 0.1.0
 */
public record RobotNews(List<NewsArticle> articles) implements RobotMessage {

	public RobotNews {
		articles = List.copyOf(articles);
	}

	@Override
	public String msgType() {
		return "news";
	}

	@Override
	public ObjectNode body() {
		ObjectNode body = Json.object();
		ArrayNode list = body.putArray("articles");
		this.articles.forEach((article) -> list.add(Json.toTree(article)));
		return body;
	}

	@Override
	public void validate(FieldCheck check) {
		check.count("news.articles", this.articles, 1, 8);
		for (int i = 0; i < this.articles.size(); i++) {
			String field = "news.articles[" + i + "]";
			check.isTrue(this.articles.get(i).appId() == null, field + ".appid is not possible in robot messages");
			this.articles.get(i).validate(field, check);
		}
	}

}
