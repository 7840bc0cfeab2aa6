package cn.bootx.starter.wechat.docs;

import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.multipart.MultipartFile;

import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.wechat.content.article.WeChatArticle;
import cn.bootx.starter.wechat.content.media.WeChatMediaFile;
import cn.bootx.starter.wechat.content.media.WeChatMediaService;

/**
 * The Java of docs/wechat-media.md.
 */
class WeChatMediaSnippets {

	private static final Logger log = LoggerFactory.getLogger(WeChatMediaSnippets.class);

	// tag::upload[]
	String temporaryPicture(WeChatMediaService media, MultipartFile upload) {
		WeChatMediaFile file = new WeChatMediaFile(upload.getOriginalFilename(), upload.getSize(), upload);
		return media.uploadTemporary(WeChatMediaFile.Type.IMAGE, file);
	}

	WeChatMediaService.Material permanentVideo(WeChatMediaService media, Path video) {
		return media.uploadPermanentVideo(WeChatMediaFile.of(video), "Autumn", "All that is new in autumn",
				(sent) -> log.info("{} bytes sent", sent));
	}

	String pictureOfAnArticle(WeChatMediaService media, byte[] png) {
		String url = media.uploadArticleImage(WeChatMediaFile.of("chart.png", png));
		return "<p><img src=\"" + url + "\"></p>";
	}
	// end::upload[]

	// tag::read[]
	void read(WeChatMediaService media, String pictureId, String voiceId, String videoId, String newsId) {
		PlatformClient.Answer picture = media.downloadTemporary(pictureId);
		log.info("{}, {} bytes", picture.contentType(), picture.body().length);
		PlatformClient.Answer speex = media.downloadVoice(voiceId);
		log.info("{} bytes of a voice from a page", speex.body().length);
		WeChatMediaService.Material.Video video = media.permanentVideo(videoId);
		log.info("{}: {}", video.title(), video.downUrl());
		media.permanentNews(newsId).forEach((item) -> log.info("{}: {}", item.article().title(), item.url()));
	}
	// end::read[]

	// tag::list[]
	void list(WeChatMediaService media) {
		WeChatMediaService.Material.Counts counts = media.account("shop").counts();
		log.info("{} pictures, {} articles", counts.image(), counts.news());
		for (WeChatMediaService.Material voice : media.list(WeChatMediaFile.Type.VOICE, 0, 20).items()) {
			log.info("{} of {}", voice.name(), voice.updatedAt());
			media.delete(voice.mediaId());
		}
		for (WeChatArticle.News news : media.listNews(0, 20).items()) {
			log.info("{}: {}", news.id(), news.titles());
		}
	}
	// end::list[]

}
