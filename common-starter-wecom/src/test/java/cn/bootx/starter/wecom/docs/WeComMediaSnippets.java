package cn.bootx.starter.wecom.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import cn.bootx.starter.core.client.DownloadedFile;
import cn.bootx.starter.wecom.event.WeComJob;
import cn.bootx.starter.wecom.handler.WeComEvent;
import cn.bootx.starter.wecom.notice.WeComMediaService;
import cn.bootx.starter.wecom.notice.WeComMediaType;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;
import cn.bootx.starter.wecom.notice.WeComSendResult;

/**
 * The Java of docs/wecom-media.md.
 */
final class WeComMediaSnippets {

	private static final Logger log = LoggerFactory.getLogger(WeComMediaSnippets.class);

	private WeComMediaSnippets() {
	}

	static class Received {

		DownloadedFile save(WeComMediaService media, String mediaId, Path path) throws IOException {
			try (OutputStream target = Files.newOutputStream(path)) {
				return media.download(mediaId, target);
			}
		}

	}

	@Component
	static class LargeVideo {

		private final WeComMediaService media;

		LargeVideo(WeComMediaService media) {
			this.media = media;
		}

		String start(String url, String md5) {
			return this.media.uploadByUrl(WeComMediaType.VIDEO, url, "tour.mp4", md5);
		}

		@WeComEvent("upload_media_job_finish")
		void finished(WeComJob job) {
			this.media.uploadedByUrl(job.id()).ifPresent((mediaId) -> log.info("uploaded {}", mediaId));
		}

	}

	static class Reports {

		WeComSendResult send(WeComMediaService media, WeComNoticeSender sender, WeComReceivers receivers,
				InputStream report) {
			return media.use(WeComMediaType.FILE, report, "report.pdf",
					(mediaId) -> sender.sendFileNotice(receivers, mediaId));
		}

	}

}
