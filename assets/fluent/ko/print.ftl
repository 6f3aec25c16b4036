# Files for print: how they were made, and what stands in them.
print-repainted = 이 크기에 맞게 다시 그렸어요.
print-enlarged = 그림을 { $percent }% 크기로 키웠어요.
print-as-stored = 저장한 그림 그대로예요.
check-enlarged = 인쇄하려고 그림을 { $percent }% 크기로 키워요
    .hint = 이대로 인쇄해도 괜찮아요. 더 작게 인쇄하면 더 또렷해요.
metadata-rights-kept = 저작권은 만든 사람에게 있어요.
metadata-rights-terms = 이용 조건: { $address }
