# 되찾기 코드: 번호를 잊었을 때 쓰는 글자예요.
recovery-title = 되찾기 코드
recovery-what = 번호를 잊었을 때 이 글자로 새 번호를 정해요. 넣어 둔 것은 모두 그대로 남아요. 지금 한 번만 보여요.
recovery-keep = 적거나 인쇄해서 잠그는 곳에 두세요. 인쇄한 다음에는 파일을 지우세요. 잃어버리면 수업의 이 기기에서 새로 만들 수 있어요.
recovery-print = PDF로 저장해서 인쇄하기
recovery-kept = 잘 두었어요
recovery-make = 되찾기 코드 만들기
recovery-use = 되찾기 코드로 새 번호 정하기
recovery-give = 되찾기 코드를 넣어 주세요. 코드를 만든 날: { $time }
recovery-letters = 네 글자씩 여덟 묶음이에요. 글자 O는 숫자 0, 글자 I와 L은 숫자 1이에요.
recovery-group-wrong = { $number }번째 묶음이 달라요. 종이를 다시 봐 주세요.
recovery-delete = 글자 하나 지우기
recovery-sheet-title = 말그림 되찾기 코드
recovery-sheet-what = 선생님 번호를 잊었을 때 쓰는 종이예요.
recovery-sheet-use = 1. 수업 방이 번호를 물으면 “번호를 잊었어요” 버튼을 눌러요. 그리고 “되찾기 코드로 새 번호 정하기” 버튼을 눌러요. 위의 글자를 차례로 넣고, 새 번호를 정해요. 넣어 둔 열쇠도 연락처도 그대로 있어요.
recovery-sheet-once = 2. 코드는 한 번만 쓸 수 있어요. 쓰고 나면 새 코드가 나와요. 새 코드를 만들어도 이 종이는 쓸 수 없어요.
recovery-sheet-keep = 3. 이 글자를 아는 사람은 수업 방에 들어갈 수 있어요. 잠그는 서랍처럼 선생님만 여는 곳에 두세요.
recovery-sheet-file = 4. 인쇄한 다음에는 이 PDF 파일을 지우세요.
recovery-sheet-made = 만든 날: { $date }
notice-recovery-wrong = 이 기기의 되찾기 코드가 아니에요.
    .hint = 종이에 적힌 날이 맞는지 봐 주세요. 새 코드를 만들면 옛 코드는 쓸 수 없어요.
notice-recovery-unseen = 새 되찾기 코드를 아무도 적지 않았어요.
    .hint = 수업의 이 기기에서 코드를 다시 만들어 주세요.
notice-recovery-failed = 되찾기 코드를 만들지 못했어요.
    .hint = 저장할 자리가 있는지 보고 다시 눌러 주세요.

# 보호자 연락처: 잠가 두고 선생님 번호로만 열어요.
contact-of = { $name } 님 보호자 연락처
contact-about = 선생님 번호를 아는 사람만 볼 수 있어요. 암호로 잠가 두기 때문에 백업이나 옮기는 파일에서도 읽을 수 없어요.
contact-gone = 적어 둔 연락처를 열 수 없어요. 번호를 지웠거나 다른 기기에서 적은 것이에요. 새로 적어 주세요.
contact-name = 이름
contact-relation = 누구인가요
contact-phone = 전화번호
contact-note = 알아 둘 것
notice-guardian-kept = 연락처를 잠가서 저장했어요.

# 산만하지 않게: 숨기기와 한 방에만 있기.
calm = 숨기기, 이 방에만 있기
calm-of = { $name } 님에게 보이는 것
calm-rooms = 누르면 그 방이 숨어요. 다시 누르면 보여요. 대화하기는 숨길 수 없어요.
calm-tools = 그림 도구도 숨길 수 있어요. 그릴 것은 하나는 남아요.
calm-open = 숨긴 방을 선생님이 열 수 있어요. 방에서 나가면 다시 숨어요.
calm-open-room = { $room } 열기
calm-shown = 보여요
calm-hidden = 숨겼어요
calm-stay = 누르면 지금부터 그 방에만 있어요. 나가는 길, 대화하기, 도와주세요, 아파요, 화장실, 그만은 늘 아래에 보여요.
stay-begin = { $room }에만 있기
stay-out = 나가고 싶어요
stay-how = 나가고 싶으면 선생님을 불러요.
stay-back = 돌아가기: { $room }
stay-call = 선생님 부르기
stay-called = 선생님, 와 주세요. 나가고 싶어요.
stay-on = 계속 있을게요
stay-by-pin = 선생님: 번호로 나가기
stay-hold = 선생님: 10초 동안 누르고 있기
stay-hold-again = 이제 여기를 3초 동안 누르면 나가요
stay-help = 도와주세요
stay-hurt = 아파요
stay-toilet = 화장실
stay-stop = 그만

# 이 기기.
device = 이 기기
kiosk = 전체 화면으로 잠그기
kiosk-what = 화면을 가득 채우고, 닫는 버튼이 없어요. 껐다 켜도 그렇게 열려요. 선생님 번호를 누른 사람만 여기서 끄거나 닫아요.
kiosk-limits = 기기의 밀기 동작과 전원 버튼은 프로그램이 막을 수 없어요. 기기 설정의 앱 고정이나 사용법 유도를 함께 써 주세요.
kiosk-close = 프로그램 닫기
exhibit-pin = 선생님 번호를 아는 사람만 전시를 만들어요.
import-pin = 파일을 가져오려면 선생님 번호를 눌러 주세요.
