package cn.bootx.starter.wecom.event;

import java.util.Objects;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;

/**
 * A job has ended: a batch job of the contacts (event {@code batch_job_result}) or an
 * upload by address (event {@code upload_media_job_finish}), whose result is asked for by
 * its id.
 *
 * @param id of the job
 * @param type {@code sync_user}, {@code replace_party}, {@code export_user}, …; {@code
 * upload_media} for an upload
 * @param errCode 0 for success, and for an upload
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90973">WeCom</a>
 */
public record WeComJob(String id, String type, int errCode, @Nullable String errMsg) {

	/** What the event says, or null for another event. */
	public static @Nullable WeComJob of(WxCpXmlMessage message) {
		WeComFields fields = WeComFields.of(message);
		boolean upload = fields.is("upload_media_job_finish");
		// Some pages show the fields without an element around them.
		WeComFields job = fields.has("BatchJob") ? fields.part("BatchJob") : fields;
		String id = job.text("JobId");
		return ((upload || fields.is("batch_job_result")) && id != null)
				? new WeComJob(id, upload ? "upload_media" : Objects.requireNonNullElse(job.text("JobType"), ""),
						job.code("ErrCode"), job.text("ErrMsg"))
				: null;
	}

}
