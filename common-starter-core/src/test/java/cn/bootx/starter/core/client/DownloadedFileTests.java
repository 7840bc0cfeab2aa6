package cn.bootx.starter.core.client;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DownloadedFileTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			value = { "attachment; filename=\"a.pdf\"|a.pdf", "attachment; filename=a.pdf; size=3|a.pdf",
					"attachment; filename=\"x.pdf\"; filename*=UTF-8''%E6%8A%A5%20%E5%91%8A.pdf|报 告.pdf",
					"attachment; filename*=utf-8'zh'%E6%8A%A5.pdf; filename=\"x.pdf\"|报.pdf",
					"attachment; filename*=UTF-8''%E6%8; filename=\"x.pdf\"|x.pdf",
					"attachment; filename=\"%E6%8A%A5.pdf\"|报.pdf", "attachment; filename=\"报.pdf\"|报.pdf",
					"attachment; filename=\"100%.pdf\"|100%.pdf", "attachment; filename=\"../../etc/passwd\"|passwd",
					"attachment; filename*=UTF-8''..%2F..%2Fa%0Ab.pdf|ab.pdf", "attachment; filename=\"..\"|",
					"inline|" })
	void keepsTheNameOfTheFile(String header, String name) {
		assertThat(DownloadedFile.of(header, null, 1).fileName()).isEqualTo(name);
	}

}
